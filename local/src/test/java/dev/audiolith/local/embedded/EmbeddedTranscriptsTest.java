package dev.audiolith.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.testkit.transcript.SampleTranscriptions;
import dev.audiolith.testkit.transcript.TranscriptsContract;
import dev.audiolith.transcript.TranscriptionId;
import dev.audiolith.transcript.Transcripts;
import dev.audiolith.transcript.Transcripts.PieceHeard;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

final class EmbeddedTranscriptsTest implements TranscriptsContract {
    private final Server.Archive archive = Embedded.server().archive();

    @Override
    public Transcripts transcripts() {
        return archive.transcripts();
    }

    @Test
    void a_piece_that_cannot_be_understood_is_as_good_as_lost() {
        var id = SampleTranscriptions.newId();
        for (var corrupt : List.of("", "{", "[]", "null", "{}", "\u0000", "{\"version\":2,\"text\":\"x\",\"billed\":1,\"model\":\"m\"}",
                "{\"version\":1,\"text\":\"x\",\"model\":\"m\"}", "{\"version\":1,\"text\":\"x\",\"billed\":1,\"model\":\"m\"} x",
                "{\"version\":1,\"text\":\"x\",\"billed\":1,\"model\":\"m\",\"words\":[[\"w\",5,4]]}",
                "{\"version\":1,\"text\":\"x\",\"billed\":1e99,\"model\":\"m\"}", "{\"version\":1,\"text\":\"x\",\"words\":[[\"w\",5]]}")) {
            put(id, "pieces/1250-240000.json", corrupt);

            assertThat(transcripts().findPiece(id, PIECE)).as(corrupt).isEmpty();
        }
    }

    @Test
    void what_a_later_release_adds_is_passed_over() {
        var id = SampleTranscriptions.newId();
        put(id, "pieces/1250-240000.json",
                "{\"version\":1,\"new\":{\"a\":[1]},\"text\":\"x\",\"billed\":1000000000,\"model\":\"m\",\"more\":null}");

        assertThat(transcripts().findPiece(id, PIECE)).map(PieceHeard::billed).contains(Duration.ofSeconds(1));
    }

    @Test
    void a_whole_text_that_cannot_be_understood_is_never_told_to_be_absent() {
        var id = SampleTranscriptions.newId();
        put(id, "text.json", "{\"version\":1,\"text\":\"cut o");

        assertThatThrownBy(() -> transcripts().find(id)).isInstanceOf(StorageUnavailable.class).hasMessage("failed to read a transcript");
    }

    private void put(TranscriptionId id, String name, String text) {
        try (var s3 = archive.clients().s3()) {
            s3.putObject(put -> put.bucket(archive.audio()).key("transcripts/" + id + "/" + name), RequestBody.fromString(text));
        }
    }
}
