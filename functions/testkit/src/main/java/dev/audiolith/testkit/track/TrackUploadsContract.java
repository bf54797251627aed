package dev.audiolith.testkit.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.track.Part;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackUploads;
import dev.audiolith.track.TrackUploads.Announced;
import dev.audiolith.track.TrackUploads.Place;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every bucket for tracks that are archived by hand must do.
public interface TrackUploadsContract {
    Duration LIFE = Duration.ofMinutes(5);
    Announced FILE = new Announced(2_000, "audio/mpeg");

    /// The same throughout one test.
    TrackUploads uploads();

    /// Follows a link; false when it is refused.
    boolean put(Place place, byte[] bytes) throws IOException, InterruptedException;

    @Test
    default void what_was_put_is_read_as_it_was() throws Exception {
        var track = newTrack("ann");
        var place = uploads().place(track, Part.AUDIO, FILE, LIFE);

        assertThat(place.method()).isEqualTo("PUT");
        assertThat(put(place, bytes(1, 2_000))).isTrue();

        assertThat(read(track, Part.AUDIO)).contains(bytes(1, 2_000));
    }

    @Test
    default void the_right_file_can_be_put_over_the_wrong_one() throws Exception {
        var track = newTrack("ann");
        assertThat(put(uploads().place(track, Part.AUDIO, FILE, LIFE), bytes(1, 2_000))).isTrue();

        assertThat(put(uploads().place(track, Part.AUDIO, new Announced(3_000, "audio/mpeg"), LIFE), bytes(2, 3_000))).isTrue();

        assertThat(read(track, Part.AUDIO)).contains(bytes(2, 3_000));
    }

    @Test
    default void nothing_else_can_be_put_there() throws Exception {
        var track = newTrack("ann");
        var place = uploads().place(track, Part.AUDIO, FILE, LIFE);

        assertThat(put(place, bytes(1, 2_001))).as("more").isFalse();
        assertThat(put(place, bytes(1, 1_999))).as("less").isFalse();
        assertThat(read(track, Part.AUDIO)).isEmpty();
    }

    @Test
    default void each_part_of_each_track_has_a_place_of_its_own() throws Exception {
        var track = newTrack("auth0|ann/né 100%");
        var other = newTrack("auth0|ann/né 100%");
        assertThat(put(uploads().place(track, Part.AUDIO, FILE, LIFE), bytes(1, 2_000))).isTrue();

        assertThat(read(track, Part.AUDIO)).isPresent();
        assertThat(read(track, Part.COVER)).isEmpty();
        assertThat(read(other, Part.AUDIO)).isEmpty();
        assertThat(read(SampleTracks.registered(track.id(), "bob"), Part.AUDIO)).isEmpty();
    }

    @Test
    default void what_is_deleted_is_gone_and_deleting_again_is_harmless() throws Exception {
        var track = newTrack("ann");
        assertThat(put(uploads().place(track, Part.VIDEO, FILE, LIFE), bytes(1, 2_000))).isTrue();

        uploads().delete(track, Part.VIDEO);
        uploads().delete(track, Part.VIDEO);

        assertThat(read(track, Part.VIDEO)).isEmpty();
    }

    @Test
    default void a_place_says_until_when_it_can_be_used() {
        var early = uploads().place(newTrack("ann"), Part.AUDIO, FILE, LIFE);
        var late = uploads().place(newTrack("ann"), Part.AUDIO, FILE, LIFE.plusHours(1));

        assertThat(early.expiresAt().until(late.expiresAt(), ChronoUnit.SECONDS)).isBetween(3_590L, 3_630L);
        assertThat(early.headers()).doesNotContainKeys("host", "content-length");
    }

    private Optional<byte[]> read(Track track, Part part) throws IOException {
        var opened = uploads().open(track, part);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (var bytes = opened.get()) {
            return Optional.of(bytes.readAllBytes());
        }
    }

    private static Track newTrack(String owner) {
        return SampleTracks.registered(SampleTracks.newId(), owner);
    }

    private static byte[] bytes(int first, int length) {
        var bytes = new byte[length];
        bytes[0] = (byte) first;
        return bytes;
    }
}
