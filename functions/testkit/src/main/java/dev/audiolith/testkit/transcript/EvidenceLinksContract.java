package dev.audiolith.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.testkit.sound.SampleAudio;
import dev.audiolith.transcript.EvidenceRoom;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a link to evidence must do when somebody follows it. Only for buckets that can be reached over HTTP.
public interface EvidenceLinksContract {
    String LINKED = "error-output-20260101T100000.000000Z-TRANSCRIBER_CORRUPT.mp3";

    /// The same empty one throughout one test.
    EvidenceRoom room();

    @Test
    default void a_link_downloads_and_never_shows(@TempDir Path folder) throws Exception {
        room().keep(LINKED, Files.write(folder.resolve("x"), SampleAudio.bytes(2_000)), "ann");

        var answer = get(room().link(LINKED, Duration.ofMinutes(1)));

        assertThat(answer.body()).isEqualTo(SampleAudio.bytes(2_000));
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValueSatisfying(
                disposition -> assertThat(disposition).startsWith("attachment").contains(LINKED));
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
    }

    @Test
    default void no_link_lives_longer_than_five_minutes() {
        assertThat(room().link(LINKED, Duration.ofDays(1)).getQuery()).contains("X-Amz-Expires=300");
    }

    @Test
    default void a_link_ends_with_its_life(@TempDir Path folder) throws Exception {
        room().keep(LINKED, Files.write(folder.resolve("x"), SampleAudio.bytes(10)), "ann");
        var link = room().link(LINKED, Duration.ofSeconds(1));
        var patience = Instant.now().plusSeconds(30);
        var status = 200;
        while (status == 200 && Instant.now().isBefore(patience)) {
            status = get(link).statusCode();
        }

        assertThat(status).isEqualTo(403);
    }

    @Test
    default void without_a_link_nobody_sees_anything(@TempDir Path folder) throws Exception {
        room().keep(LINKED, Files.write(folder.resolve("x"), SampleAudio.bytes(10)), "ann");
        var link = room().link(LINKED, Duration.ofMinutes(1)).toString();

        assertThat(get(URI.create(link.substring(0, link.indexOf('?')))).statusCode()).isEqualTo(403);
    }

    private static HttpResponse<byte[]> get(URI link) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(link).timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofByteArray());
        }
    }
}
