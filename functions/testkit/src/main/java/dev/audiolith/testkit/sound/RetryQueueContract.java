package dev.audiolith.testkit.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.sound.RetryQueue;
import dev.audiolith.sound.RetryQueue.Message;
import dev.audiolith.sound.RetryQueue.Nudge;
import dev.audiolith.sound.RetryQueue.Retry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every retry queue must do.
public interface RetryQueueContract {
    Duration PATIENCE = Duration.ofSeconds(10);

    /// The same empty queue throughout one test.
    RetryQueue queue();

    /// Takes the next message out of the queue, waiting for it at most that long.
    Optional<Message> receive(Duration wait);

    @Test
    default void a_message_arrives_as_it_was_sent() {
        var retry = new Retry(SampleSounds.newId(), 3);
        queue().send(retry, Duration.ZERO);

        assertThat(receive(PATIENCE)).contains(retry);
        assertThat(receive(Duration.ZERO)).isEmpty();
    }

    @Test
    default void a_nudge_arrives_at_once_and_once() {
        queue().nudge();

        assertThat(receive(PATIENCE)).contains(new Nudge());
        assertThat(receive(Duration.ZERO)).isEmpty();
    }

    @Test
    default void a_delayed_message_comes_after_its_delay() {
        var retry = new Retry(SampleSounds.newId(), 0);
        queue().send(retry, Duration.ofSeconds(2));

        assertThat(receive(Duration.ZERO)).isEmpty();
        assertThat(receive(PATIENCE)).contains(retry);
    }

    @Test
    default void a_part_of_a_second_counts_as_a_whole_one() {
        queue().send(new Retry(SampleSounds.newId(), 0), Duration.ofMillis(900));

        assertThat(receive(Duration.ZERO)).isEmpty();
        assertThat(receive(PATIENCE)).isPresent();
    }

    @Test
    default void every_message_comes_once_even_if_it_says_the_same() {
        var one = new Retry(SampleSounds.newId(), 1);
        var two = new Retry(SampleSounds.newId(), 1);
        queue().send(one, Duration.ZERO);
        queue().send(one, Duration.ZERO);
        queue().send(two, Duration.ZERO);

        assertThat(List.of(receive(PATIENCE), receive(PATIENCE), receive(PATIENCE)))
                .containsExactlyInAnyOrder(Optional.of(one), Optional.of(one), Optional.of(two));
    }

    @Test
    default void the_longest_delay_is_a_quarter_of_an_hour() {
        var retry = new Retry(SampleSounds.newId(), 0);
        queue().send(retry, RetryQueue.LONGEST_DELAY);

        assertThat(receive(Duration.ZERO)).isEmpty();
        assertThatThrownBy(() -> queue().send(retry, RetryQueue.LONGEST_DELAY.plusMillis(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> queue().send(retry, Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
