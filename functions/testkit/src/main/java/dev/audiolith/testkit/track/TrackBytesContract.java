package dev.audiolith.testkit.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.testkit.sound.SampleAudio;
import dev.audiolith.track.BrokenSource;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.track.Part;
import dev.audiolith.track.TrackBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every bucket of tracks must do. The sizes are those at which an adapter may begin a new piece.
public interface TrackBytesContract {
    int MIB = 1024 * 1024;
    String TYPE = "audio/mpeg";

    /// The same bucket throughout one test.
    TrackBytes bytes();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 5 * MIB, 8 * MIB - 1, 8 * MIB, 8 * MIB + 1, 16 * MIB, 33 * MIB})
    default void a_file_of_any_size_comes_back_as_it_was(int length) throws IOException {
        var key = newKey();

        assertThat(bytes().store(key, TYPE, SampleAudio.inPieces(SampleAudio.bytes(length)))).isEqualTo(length);

        try (var found = bytes().open(key)) {
            assertThat(found.readAllBytes()).isEqualTo(SampleAudio.bytes(length));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    default void a_source_that_breaks_anywhere_leaves_nothing(int sixteenths) {
        var place = newPlace();
        var failure = new BrokenSource(Failure.of(FailureKind.UNREACHABLE, "source", "it broke off"));
        var source = SampleAudio.breakingAfter(20 * MIB / 16 * sixteenths, failure);

        assertThatThrownBy(() -> bytes().store(place + "mp3", TYPE, source)).isSameAs(failure);

        assertThat(bytes().findBelow(place)).isEmpty();
        assertThatThrownBy(() -> bytes().open(place + "mp3")).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {6 * MIB, 8 * MIB, 20 * MIB})
    default void nothing_can_be_found_before_the_end_was_seen(int length) throws IOException {
        var place = newPlace();
        var isSeenEarly = new AtomicBoolean();
        var source = new ByteArrayInputStream(SampleAudio.bytes(length)) {
            @Override
            public synchronized int read(byte[] target, int offset, int wanted) {
                if (available() == 0 && bytes().findBelow(place).isPresent()) {
                    isSeenEarly.set(true);
                }
                return super.read(target, offset, wanted);
            }
        };

        bytes().store(place + "mp3", TYPE, source);

        assertThat(isSeenEarly).isFalse();
        assertThat(bytes().findBelow(place)).contains(place + "mp3");
    }

    @Test
    default void the_source_is_left_open() throws IOException {
        var isClosed = new AtomicBoolean();
        bytes().store(newKey(), TYPE, new ByteArrayInputStream(new byte[]{1, 2, 3}) {
            @Override
            public void close() {
                isClosed.set(true);
            }
        });

        assertThat(isClosed).isFalse();
    }

    @Test
    default void what_is_stored_again_takes_the_place_of_what_was_there() throws IOException {
        var key = newKey();
        bytes().store(key, TYPE, SampleAudio.inPieces(SampleAudio.bytes(9 * MIB)));
        bytes().store(key, TYPE, SampleAudio.inPieces(SampleAudio.bytes(10)));

        try (var found = bytes().open(key)) {
            assertThat(found.readAllBytes()).isEqualTo(SampleAudio.bytes(10));
        }
    }

    @Test
    default void a_place_is_found_by_its_beginning_and_no_other_is() throws IOException {
        var place = newPlace();
        bytes().store(place + "m4a", TYPE, SampleAudio.inPieces(SampleAudio.bytes(10)));
        bytes().store(newKey(), TYPE, SampleAudio.inPieces(SampleAudio.bytes(10)));

        assertThat(bytes().findBelow(place)).contains(place + "m4a");
        assertThat(bytes().findBelow(newPlace())).isEmpty();
        assertThat(bytes().findBelow(Part.COVER.prefix() + place.substring(Part.AUDIO.prefix().length()))).isEmpty();
    }

    @Test
    default void nothing_is_opened_where_nothing_was_stored() {
        assertThatThrownBy(() -> bytes().open(newKey())).isInstanceOf(IOException.class);
    }

    @Test
    default void what_is_deleted_is_gone_and_deleting_again_is_harmless() throws IOException {
        var place = newPlace();
        bytes().store(place + "mp3", TYPE, SampleAudio.inPieces(SampleAudio.bytes(100)));
        bytes().delete(place + "mp3");
        bytes().delete(place + "mp3");
        bytes().delete(newKey());

        assertThat(bytes().findBelow(place)).isEmpty();
    }

    /// What belongs to a track is found, one by one, by what all of it begins with; an owner's name may hold anything.
    @Test
    default void of_a_track_that_is_cleared_away_nothing_is_left_and_of_others_all() throws IOException {
        var owner = Part.AUDIO.prefix() + "ann%2Fn%C3%A9%20100%25/";
        var place = owner + SampleTracks.newId() + ".";
        var other = owner + SampleTracks.newId() + ".";
        for (var one : List.of(place, other)) {
            bytes().store(one + "mp3", TYPE, SampleAudio.inPieces(SampleAudio.bytes(1)));
            bytes().store(one + "m4a", TYPE, SampleAudio.inPieces(SampleAudio.bytes(1)));
        }

        for (var found = bytes().findBelow(place); found.isPresent(); found = bytes().findBelow(place)) {
            bytes().delete(found.get());
        }

        assertThat(bytes().findBelow(place)).isEmpty();
        assertThat(bytes().findBelow(other)).isPresent();
    }

    @Test
    default void what_nobody_reads_to_its_end_can_be_left() throws IOException {
        var key = newKey();
        bytes().store(key, TYPE, SampleAudio.inPieces(SampleAudio.bytes(9 * MIB)));

        for (var reading = 0; reading < 20; reading++) {
            try (var found = bytes().open(key)) {
                assertThat(found.readNBytes(3)).isEqualTo(Arrays.copyOf(SampleAudio.bytes(9 * MIB), 3));
            }
        }
    }

    /// Where a track's audio lies, up to its extension.
    static String newPlace() {
        return Part.AUDIO.prefix() + "ann/" + SampleTracks.newId() + ".";
    }

    private static String newKey() {
        return newPlace() + "mp3";
    }
}
