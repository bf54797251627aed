package dev.audiolith.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.testkit.sound.SampleAudio;
import dev.audiolith.transcript.Uploads;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a link to upload to must do when somebody follows it. Only for buckets that can be reached over HTTP.
public interface UploadLinksContract {

    /// The same bucket throughout one test.
    Uploads uploads();

    @Test
    default void what_was_announced_can_be_put_there_once() throws Exception {
        var announced = UploadsContract.announced(2_000);
        var place = uploads().place(announced, Duration.ofMinutes(1));

        assertThat(put(place.url(), place.headers(), 2_000)).isEqualTo(200);
        assertThat(uploads().find(announced.key())).hasValueSatisfying(arrived -> {
            assertThat(arrived.bytes()).isEqualTo(2_000);
            assertThat(arrived.contentType()).isEqualTo("audio/x-caf");
        });
        assertThat(put(place.url(), place.headers(), 2_000)).as("again").isEqualTo(412);
    }

    @Test
    default void nothing_else_can_be_put_there() throws Exception {
        var announced = UploadsContract.announced(2_000);
        var place = uploads().place(announced, Duration.ofMinutes(1));
        var other = URI.create(place.url().toString().replace(announced.key().substring(10), SampleTranscriptions.newId().text()));
        var page = new HashMap<>(place.headers());
        page.put("content-type", "text/html");

        assertThat(put(place.url(), place.headers(), 2_001)).as("more").isEqualTo(403);
        assertThat(put(place.url(), place.headers(), 1_999)).as("less").isEqualTo(403);
        assertThat(put(place.url(), page, 2_000)).as("another type").isEqualTo(403);
        assertThat(put(other, place.headers(), 2_000)).as("another key").isEqualTo(403);
        assertThat(uploads().find(announced.key())).isEmpty();
    }

    @Test
    default void a_link_ends_with_its_life() throws Exception {
        var place = uploads().place(UploadsContract.announced(10), Duration.ofSeconds(1));
        var patience = Instant.now().plusSeconds(30);
        var status = 412;
        while (status != 403 && Instant.now().isBefore(patience)) {
            status = put(place.url(), place.headers(), 10);
        }

        assertThat(status).isEqualTo(403);
        assertThat(place.expiresAt()).isBefore(Instant.now().plusSeconds(1));
    }

    private static int put(URI link, Map<String, String> headers, int length) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(link).timeout(Duration.ofSeconds(10))
                    .PUT(BodyPublishers.ofByteArray(SampleAudio.bytes(length)));
            headers.forEach(request::header);
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
