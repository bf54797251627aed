package dev.audiolith.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.testkit.sound.SampleAudio;
import dev.audiolith.transcript.Recording;
import dev.audiolith.transcript.Uploads;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every bucket of recordings must do.
public interface UploadsContract {

    /// The same throughout one test.
    Uploads uploads();

    @Test
    default void what_was_put_is_found_and_read_as_it_was() throws IOException {
        for (int length : List.of(0, 1, 5_000, 11 * 1024 * 1024)) {
            var bytes = SampleAudio.bytes(length);
            var sent = sent();
            var found = uploads().put(sent, SampleAudio.inPieces(bytes));

            assertThat(found.bytes()).isEqualTo(length);
            assertThat(uploads().find(sent.key())).hasValueSatisfying(arrived -> {
                assertThat(arrived.key()).isEqualTo(sent.key());
                assertThat(arrived.bytes()).isEqualTo(length);
                assertThat(arrived.etag()).as("by which it is opened").isEqualTo(found.etag());
            });
            assertThat(read(with(sent, found))).hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes));
        }
    }

    @Test
    default void what_is_not_there_is_neither_found_nor_opened() throws IOException {
        var never = with(sent(), new Recording.Found(3, "\"0cc175b9c0f1b6a831c399e269772661\""));

        assertThat(uploads().find(never.key())).isEmpty();
        assertThat(read(never)).isEmpty();
    }

    @Test
    default void what_has_not_arrived_is_not_opened() throws IOException {
        var sent = sent();
        uploads().put(sent, SampleAudio.inPieces(SampleAudio.bytes(10)));

        assertThat(read(sent)).isEmpty();
    }

    @Test
    default void other_bytes_under_the_same_key_are_another_recording() throws IOException {
        var sent = sent();
        var first = uploads().put(sent, SampleAudio.inPieces(SampleAudio.bytes(10)));
        var second = uploads().put(sent, SampleAudio.inPieces(SampleAudio.bytes(11)));

        assertThat(read(with(sent, first))).isEmpty();
        assertThat(read(with(sent, second))).isPresent();
    }

    @Test
    default void a_key_with_odd_characters_is_a_key_like_any() throws IOException {
        var key = "uploads/a|b c/" + SampleTranscriptions.newId() + "/sp ace+plus & amp=\u010d'%2F\ud83c\udfa7.caf";
        var odd = new Recording(key, "x", "audio/x-caf", Optional.empty(), Optional.empty());
        var found = uploads().put(odd, SampleAudio.inPieces(SampleAudio.bytes(10)));

        assertThat(uploads().find(key)).isPresent();
        assertThat(read(with(odd, found))).isPresent();
    }

    @Test
    default void a_recording_that_breaks_off_is_not_there() {
        for (var length : List.of(10, 7 * 1024 * 1024)) {
            var sent = sent();
            var broken = new IOException("the sender hung up");

            assertThatThrownBy(() -> uploads().put(sent, SampleAudio.breakingAfter(length, broken))).isSameAs(broken);
            assertThat(uploads().find(sent.key())).isEmpty();
        }
    }

    @Test
    default void a_place_says_how_and_until_when() {
        var announced = announced(10);

        var place = uploads().place(announced, Duration.ofMinutes(5));

        assertThat(place.method()).isEqualTo("PUT");
        assertThat(place.url().getPath()).endsWith(announced.key());
        assertThat(place.headers()).doesNotContainKeys("host", "content-length");
    }

    private Optional<byte[]> read(Recording recording) throws IOException {
        var opened = uploads().open(recording);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (var bytes = opened.get()) {
            return Optional.of(bytes.readAllBytes());
        }
    }

    private static Recording sent() {
        return new Recording("recordings/" + SampleTranscriptions.newId(), "memo.caf", "audio/x-caf", Optional.empty(), Optional.empty());
    }

    static Recording announced(long bytes) {
        return new Recording("uploads/~/" + SampleTranscriptions.newId(), "memo.caf", "audio/x-caf", Optional.of(bytes), Optional.empty());
    }

    private static Recording with(Recording recording, Recording.Found found) {
        return new Recording(recording.key(), recording.fileName(), recording.contentType(), recording.announced(), Optional.of(found));
    }
}
