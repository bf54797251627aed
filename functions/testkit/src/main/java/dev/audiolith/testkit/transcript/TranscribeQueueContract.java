package dev.audiolith.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.transcript.TranscribeQueue;
import dev.audiolith.transcript.TranscriptionId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every queue of transcriptions must do.
public interface TranscribeQueueContract {
    Duration PATIENCE = Duration.ofSeconds(10);

    /// The same empty queue throughout one test.
    TranscribeQueue queue();

    /// Takes the next message out of the queue, waiting for it at most that long.
    Optional<TranscriptionId> receive(Duration wait);

    @Test
    default void a_message_arrives_as_it_was_sent_and_once() {
        var id = SampleTranscriptions.newId();
        queue().send(id, Duration.ZERO);

        assertThat(receive(PATIENCE)).contains(id);
        assertThat(receive(Duration.ZERO)).isEmpty();
    }

    @Test
    default void a_part_of_a_second_counts_as_a_whole_one() {
        var id = SampleTranscriptions.newId();
        queue().send(id, Duration.ofMillis(1_100));

        assertThat(receive(Duration.ZERO)).isEmpty();
        assertThat(receive(PATIENCE)).contains(id);
    }

    @Test
    default void the_longest_delay_is_a_quarter_of_an_hour() {
        var id = SampleTranscriptions.newId();
        queue().send(id, TranscribeQueue.LONGEST_DELAY);

        assertThat(receive(Duration.ZERO)).isEmpty();
        assertThatThrownBy(() -> queue().send(id, TranscribeQueue.LONGEST_DELAY.plusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> queue().send(id, Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
