package dev.audiolith.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.local.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever registers a track with an address to call is called, all the way: from the table's stream over the queue to the receiver.
class TrackCallbackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BlockingQueue<JsonNode> calls = new LinkedBlockingQueue<>();
    private Rehearsal rehearsal;
    private String provider;
    private String receiver;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        rehearsal = new Rehearsal(folder, Map.of("ARCHIVE_ALLOWED_HOSTS", "127.0.0.1", "ARCHIVE_ALLOW_PRIVATE_HOSTS", "true",
                "WEBHOOK_SECRET", "whsec_c2VjcmV0IG9mIHRoZSB0ZXN0", "AUDIOLITH_SCRATCH", folder.toString()), Map.of());
        provider = rehearsal.serve(exchange -> {
            var isThere = exchange.getRequestURI().getPath().contains("song");
            var file = isThere ? Tone.wav(0, 1, 0) : new byte[0];
            exchange.sendResponseHeaders(isThere ? 200 : 410, isThere ? file.length : -1);
            exchange.getResponseBody().write(file);
            exchange.close();
        });
        receiver = rehearsal.serve(exchange -> {
            calls.add(Json.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        rehearsal.close();
    }

    @Test
    void an_archived_track_and_one_that_is_lost_are_told_as_their_owner_sees_them() throws Exception {
        var kept = register("song.wav");
        assertThat(nextCall("track.archived").get("data")).isEqualTo(asked(kept));
        assertThat(asked(kept).get("state").asText()).isEqualTo("ARCHIVED");

        var lost = register("gone.wav");
        assertThat(nextCall("track.failed").get("data")).isEqualTo(asked(lost));
        assertThat(asked(lost).get("state").asText()).isEqualTo("EXPIRED");

        var statistics = Json.read(Calls.text(rehearsal.get("/api/archive/statistics"))).get("data");
        assertThat(statistics.get("total_archived").asInt()).isEqualTo(1);
        assertThat(statistics.get("expired_tracks").asInt()).isEqualTo(1);
        assertThat(statistics.get("pending_archive").asInt()).isZero();
        assertThat(Json.read(Calls.text(rehearsal.get("/api/notifications"))).at("/data/items")).hasSize(1);
        assertThat(calls).isEmpty();
    }

    private JsonNode nextCall(String type) throws InterruptedException {
        var call = calls.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(call).as(rehearsal.printed()).isNotNull();
        assertThat(call.get("type").asText()).isEqualTo(type);
        return call;
    }

    private JsonNode asked(String id) throws Exception {
        return Json.read(Calls.text(rehearsal.get("/api/tracks/" + id))).get("data");
    }

    /// Made yesterday, gone tomorrow: it is archived at once.
    private String register(String file) throws Exception {
        var yesterday = Instant.now().minus(Duration.ofDays(1));
        var body = "{\"provider\":\"suno\",\"title\":\"A song\",\"audioUrl\":\"%s/%s\",\"createdAt\":\"%s\",\"expiresAt\":\"%s\",\"callbackUrl\":\"%s/hook\"}"
                .formatted(provider, file, yesterday, yesterday.plus(Duration.ofHours(30)), receiver);
        var answer = rehearsal.post("/api/tracks", body);
        assertThat(answer.statusCode()).as(Calls.text(answer)).isEqualTo(201);
        return Json.read(Calls.text(answer)).at("/data/id").asText();
    }
}
