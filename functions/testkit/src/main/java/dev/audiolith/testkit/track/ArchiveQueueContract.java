package dev.audiolith.testkit.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.track.ArchiveQueue;
import dev.audiolith.track.TrackId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every queue of tracks must do.
public interface ArchiveQueueContract {
    Duration PATIENCE = Duration.ofSeconds(10);

    /// The same empty queue throughout one test.
    ArchiveQueue queue();

    /// Takes the next message out of the queue, waiting for it at most that long.
    Optional<TrackId> receive(Duration wait);

    @Test
    default void a_message_arrives_as_it_was_sent_and_once() {
        var id = SampleTracks.newId();
        queue().send(id, Duration.ZERO);

        assertThat(receive(PATIENCE)).contains(id);
        assertThat(receive(Duration.ZERO)).isEmpty();
    }

    @Test
    default void a_part_of_a_second_counts_as_a_whole_one() {
        var id = SampleTracks.newId();
        queue().send(id, Duration.ofMillis(1_100));

        assertThat(receive(Duration.ZERO)).isEmpty();
        assertThat(receive(PATIENCE)).contains(id);
    }

    @Test
    default void the_longest_delay_is_a_quarter_of_an_hour() {
        var id = SampleTracks.newId();
        queue().send(id, ArchiveQueue.LONGEST_DELAY);

        assertThat(receive(Duration.ZERO)).isEmpty();
        assertThatThrownBy(() -> queue().send(id, ArchiveQueue.LONGEST_DELAY.plusMillis(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> queue().send(id, Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
