package dev.audiolith.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.testkit.sound.Crowd;
import dev.audiolith.testkit.sound.SampleAudio;
import dev.audiolith.transcript.EvidenceRoom;
import dev.audiolith.transcript.Recording;
import dev.audiolith.transcript.Uploads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every debug bucket must do.
public interface EvidenceRoomContract {
    String NAME = "error-input-20260101T100000.999999Z-UNREADABLE_AUDIO.caf";
    String OWNER = "auth0|J\u00f6rg M*\ud83c\udfa7 100%";

    /// The same empty one throughout one test.
    EvidenceRoom room();

    /// Where recordings are copied from.
    Uploads uploads();

    /// What lies in the debug bucket, as one sees it who may read it.
    byte[] bytesOf(String key) throws Exception;

    /// Whose it says it is.
    String ownerOf(String key);

    @Test
    default void a_file_is_kept_under_exactly_its_name_and_says_whose_it_is(@TempDir Path folder) throws Exception {
        assertThat(room().keep(NAME, file(folder, 2_000), OWNER)).isEqualTo(NAME);

        assertThat(bytesOf(NAME)).isEqualTo(SampleAudio.bytes(2_000));
        assertThat(ownerOf(NAME)).isEqualTo(OWNER);
    }

    @Test
    default void nothing_is_overwritten(@TempDir Path folder) throws Exception {
        var first = room().keep(NAME, file(folder, 10), OWNER);
        var second = room().keep(NAME, file(folder, 20), OWNER);
        var third = room().keepUpload(NAME, uploaded(30), OWNER).orElseThrow();

        assertThat(new HashSet<>(List.of(first, second, third))).hasSize(3)
                .allMatch(key -> key.startsWith("error-input-") && key.endsWith("Z-UNREADABLE_AUDIO.caf"));
        assertThat(bytesOf(first)).hasSize(10);
        assertThat(bytesOf(second)).hasSize(20);
        assertThat(bytesOf(third)).hasSize(30);
    }

    @Test
    default void of_many_with_the_same_name_none_is_lost(@TempDir Path folder) throws Exception {
        var files = List.of(file(folder, 1), file(folder, 2), file(folder, 3), file(folder, 4), file(folder, 5), file(folder, 6));

        var keys = Crowd.of(files.size(), caller -> room().keep(NAME, files.get(caller), OWNER));

        assertThat(new HashSet<>(keys)).hasSize(files.size());
        for (var key : keys) {
            assertThat(bytesOf(key)).isNotEmpty();
        }
    }

    @Test
    default void a_recording_is_copied_from_where_it_was_uploaded_to() throws Exception {
        var uploaded = uploaded(6_000);

        assertThat(room().keepUpload(NAME, uploaded, OWNER)).contains(NAME);
        assertThat(bytesOf(NAME)).isEqualTo(SampleAudio.bytes(6_000));
        assertThat(ownerOf(NAME)).isEqualTo(OWNER);
    }

    @Test
    default void a_recording_that_is_gone_or_another_is_not_copied() throws Exception {
        var uploaded = uploaded(10);
        uploads().put(uploaded, SampleAudio.inPieces(SampleAudio.bytes(11)));
        var never = new Recording("recordings/" + SampleTranscriptions.newId(), "x", "x", Optional.empty(), uploaded.found());
        var awaited = new Recording(uploaded.key(), "x", "x", Optional.empty(), Optional.empty());

        assertThat(room().keepUpload(NAME, uploaded, OWNER)).isEmpty();
        assertThat(room().keepUpload(NAME, never, OWNER)).isEmpty();
        assertThat(room().keepUpload(NAME, awaited, OWNER)).isEmpty();
    }

    private Recording uploaded(int length) throws IOException {
        var sent = new Recording("recordings/" + SampleTranscriptions.newId(), "sp ace+%2F\u010d.caf", "text/html", Optional.empty(),
                Optional.empty());
        var found = uploads().put(sent, SampleAudio.inPieces(SampleAudio.bytes(length)));
        return new Recording(sent.key(), sent.fileName(), sent.contentType(), Optional.empty(), Optional.of(found));
    }

    private static Path file(Path folder, int length) throws IOException {
        return Files.write(folder.resolve("input-" + length), SampleAudio.bytes(length));
    }
}
