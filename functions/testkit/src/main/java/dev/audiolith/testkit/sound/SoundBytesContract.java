package dev.audiolith.testkit.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.audiolith.sound.SoundBytes;
import dev.audiolith.sound.SoundBytes.Notes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.ArrayList;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import dev.audiolith.sound.SoundBytes.Listed;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every bucket of sounds must do. The sizes are those at which an adapter may begin a new piece.
public interface SoundBytesContract {
    int MIB = 1024 * 1024;
    Notes NOTES = new Notes("audio/mpeg", 1_234);

    /// The same bucket throughout one test.
    SoundBytes bytes();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 5 * MIB - 1, 5 * MIB, 5 * MIB + 1, 6 * MIB + 1, 10 * MIB})
    default void sound_of_any_size_comes_back_as_it_was(int length) throws IOException {
        var key = newKey();
        bytes().store(key, NOTES, SampleAudio.inPieces(SampleAudio.bytes(length)));

        try (var found = bytes().open(key)) {
            assertThat(found.readAllBytes()).isEqualTo(SampleAudio.bytes(length));
        }
        assertIsThere(key, length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64 * 1024 + 1, 5 * MIB - 1, 5 * MIB, 5 * MIB + 1})
    default void what_was_just_stored_can_be_read_again_and_again(int length) throws IOException {
        var held = bytes().store(newKey(), NOTES, SampleAudio.inPieces(SampleAudio.bytes(length)));

        for (var reading = 1; reading <= 2; reading++) {
            try (var found = held.open()) {
                assertThat(found.readAllBytes()).isEqualTo(SampleAudio.bytes(length));
            }
        }
    }

    @Test
    default void what_is_held_is_not_touched_by_what_is_stored_next() throws IOException {
        var held = bytes().store(newKey(), NOTES, SampleAudio.inPieces(SampleAudio.bytes(100_000)));
        bytes().store(newKey(), NOTES, SampleAudio.inPieces(new byte[100_000]));

        try (var found = held.open()) {
            assertThat(found.readAllBytes()).isEqualTo(SampleAudio.bytes(100_000));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    default void a_source_that_breaks_anywhere_leaves_nothing(int sixteenths) {
        var key = newKey();
        var failure = new IOException("the speech broke off");
        var source = SampleAudio.breakingAfter(6 * MIB / 16 * sixteenths, failure);

        assertThatThrownBy(() -> bytes().store(key, NOTES, source)).isSameAs(failure);
        assertThat(bytes().find(key)).isEmpty();
        assertThatThrownBy(() -> bytes().open(key)).isInstanceOf(IOException.class);
    }

    @Test
    default void nothing_can_be_read_before_the_last_byte_is_in() throws IOException {
        var key = newKey();
        var seenEarly = new AtomicBoolean();
        var source = new ByteArrayInputStream(SampleAudio.bytes(6 * MIB)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                if (available() < 64 * 1024 && bytes().find(key).isPresent()) {
                    seenEarly.set(true);
                }
                return super.read(target, offset, length);
            }
        };
        bytes().store(key, NOTES, source);

        assertThat(seenEarly).isFalse();
        assertThat(bytes().find(key)).isPresent();
    }

    @Test
    default void the_source_is_left_open() throws IOException {
        var closed = new AtomicBoolean();
        bytes().store(newKey(), NOTES, new ByteArrayInputStream(new byte[]{1, 2, 3}) {
            @Override
            public void close() {
                closed.set(true);
            }
        });

        assertThat(closed).isFalse();
    }

    @Test
    default void nothing_is_found_where_nothing_was_stored() {
        var key = newKey();

        assertThat(bytes().find(key)).isEmpty();
        assertThatThrownBy(() -> bytes().open(key)).isInstanceOf(IOException.class);
    }

    @Test
    default void what_is_deleted_is_gone_and_deleting_again_is_harmless() throws IOException {
        var key = newKey();
        bytes().store(key, NOTES, SampleAudio.inPieces(SampleAudio.bytes(100)));
        bytes().delete(key);
        bytes().delete(key);
        bytes().delete(newKey());

        assertThat(bytes().find(key)).isEqualTo(Optional.empty());
    }

    @Test
    default void a_key_may_hold_any_characters() throws IOException {
        var key = newKey() + "/sp ace+plus & amp=č?#%2F'🎧.mp3";
        bytes().store(key, NOTES, SampleAudio.inPieces(SampleAudio.bytes(100)));

        assertIsThere(key, 100);
        try (var found = bytes().open(key)) {
            assertThat(found.readAllBytes()).isEqualTo(SampleAudio.bytes(100));
        }
        bytes().delete(key);
        assertThat(bytes().find(key)).isEmpty();
    }

    @Test
    default void what_is_stored_is_listed_in_the_order_of_its_keys_and_no_other_prefix() throws IOException {
        var id = SampleSounds.newId();
        var inside = "sounds/" + id + "/";
        for (var name : List.of("5.mp3", "1.mp3", "4/parts/0.mp3", "3.mp3", "2.mp3")) {
            bytes().store(inside + name, NOTES, SampleAudio.inPieces(SampleAudio.bytes(10)));
        }
        bytes().store("captions/" + id + "/1.json", NOTES, SampleAudio.inPieces(SampleAudio.bytes(10)));

        assertThat(listed(inside, "")).map(Listed::key).containsExactly(inside + "1.mp3", inside + "2.mp3", inside + "3.mp3",
                inside + "4/parts/0.mp3", inside + "5.mp3");
        assertThat(listed(inside, inside + "3.mp3")).map(Listed::key).containsExactly(inside + "4/parts/0.mp3", inside + "5.mp3");
        assertThat(listed(inside, inside + "9")).isEmpty();
    }

    @Test
    default void it_is_told_since_when_something_is_stored() throws IOException {
        var key = newKey();
        bytes().store(key, NOTES, SampleAudio.inPieces(SampleAudio.bytes(10)));
        var other = newKey();
        bytes().store(other, NOTES, SampleAudio.inPieces(SampleAudio.bytes(10)));

        var first = listed(key, "").getFirst().storedAt();
        assertThat(bytes().find(key))
                .hasValueSatisfying(found -> assertThat(found.storedAt()).isCloseTo(first, within(1, ChronoUnit.SECONDS)));
        var second = listed(other, "").getFirst().storedAt();
        assertThat(Duration.between(first, second)).isBetween(Duration.ofSeconds(-1), Duration.ofMinutes(1));
    }

    private void assertIsThere(String key, long length) {
        assertThat(bytes().find(key)).hasValueSatisfying(found -> {
            assertThat(found.bytes()).isEqualTo(length);
            assertThat(found.notes()).isEqualTo(NOTES);
        });
    }

    private List<Listed> listed(String prefix, String after) {
        var all = new ArrayList<Listed>();
        for (var page = bytes().list(prefix, after); !page.isEmpty(); page = bytes().list(prefix, all.getLast().key())) {
            all.addAll(page);
        }
        return all;
    }

    private static String newKey() {
        return "sounds/" + SampleSounds.newId() + "/1.mp3";
    }
}
