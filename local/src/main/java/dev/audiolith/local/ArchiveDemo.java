package dev.audiolith.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.content.Sha256;
import dev.audiolith.local.Demo.Disappointed;
import dev.audiolith.local.http.Json;
import dev.audiolith.time.Sleeper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/// Has the sentence archived as if it were a music provider's track that goes within the hour, and compares what is kept with what was there.
/// The built-in IPFS gateway stands for the provider.
final class ArchiveDemo {
    private static final Duration ASK_EVERY = Duration.ofMillis(250);
    /// Half a minute of asking: nobody watches a demo for longer.
    private static final int MOST_QUESTIONS = 120;
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final RunningInstance service;
    private final String token;
    private final Sleeper sleeper;
    private final PrintStream out;

    ArchiveDemo(RunningInstance service, String token, Sleeper sleeper, PrintStream out) {
        this.service = service;
        this.token = token;
        this.sleeper = sleeper;
        this.out = out;
    }

    void run() throws IOException, InterruptedException, Disappointed {
        var source = source();
        var there = fetch(source);
        var track = register(source);
        var kept = await("/api/tracks/" + track.path("id").asText());
        compare(kept, there);
        counted();
    }

    /// Where the sentence lies by now.
    private URI source() throws IOException, InterruptedException, Disappointed {
        var body = Json.write(Map.of("text", Demo.SENTENCE, "voiceId", "kevin"));
        var answer = service.send("/api/agents/vocalize", LIMIT, request -> signed(request)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
        Demo.expect(answer, 200, "speaking again");
        return service.uri().resolve("/ipfs/" + Json.read(answer.text()).at("/data/ipfsHash").asText());
    }

    private JsonNode register(URI source) throws IOException, InterruptedException, Disappointed {
        var body = Json.write(Map.of("provider", "demo", "title", Demo.SENTENCE, "audioUrl", source.toString()));
        var answer = service.send("/api/tracks", LIMIT, request -> signed(request)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
        if (answer.status() != 200) {
            Demo.expect(answer, 201, "registering a track");
        }
        var track = Json.read(answer.text()).path("data");
        out.println("registered a track of a provider that keeps it until " + track.path("expiresAt").asText());
        out.println("  id " + track.path("id").asText() + ", state " + track.path("state").asText());
        return track;
    }

    private JsonNode await(String path) throws IOException, InterruptedException, Disappointed {
        for (var question = 0; question < MOST_QUESTIONS; question++) {
            var answer = service.send(path, LIMIT, request -> signed(request).GET());
            Demo.expect(answer, 200, "reading " + path);
            var track = Json.read(answer.text()).path("data");
            if (track.path("archivedToStorage").asBoolean()) {
                return track;
            }
            if (!track.path("lastError").isMissingNode()) {
                throw new Disappointed("it was not archived: " + track.path("lastError").asText());
            }
            sleeper.sleep(ASK_EVERY);
        }
        throw new Disappointed("it was not archived in time");
    }

    private void compare(JsonNode track, byte[] there) throws IOException, InterruptedException, Disappointed {
        var stored = track.at("/stored/audio");
        out.println("archived as " + stored.path("key").asText() + ", played for " + stored.path("durationSeconds").asText() + " s before");
        var path = "/api/tracks/" + track.path("id").asText() + "/playback?redirect=audio";
        var answer = service.send(path, LIMIT, request -> signed(request).GET());
        Demo.expect(answer, 302, "asking where to play it");
        var kept = fetch(URI.create(answer.header("location").orElseThrow()));
        if (!hash(kept).equals(hash(there)) || !hash(kept).equals(stored.path("sha256").asText())) {
            throw new Disappointed("what is kept differs from what was there");
        }
        out.println("  the same " + kept.length + " bytes, sha256 " + hash(kept));
    }

    private void counted() throws IOException, InterruptedException, Disappointed {
        var answer = service.send("/api/archive/statistics", LIMIT, request -> signed(request).GET());
        Demo.expect(answer, 200, "reading the statistics");
        var counted = Json.read(answer.text()).path("data");
        if (counted.path("total_archived").asInt() < 1) {
            throw new Disappointed("the statistics do not count it");
        }
        out.println("  " + counted.path("total_archived").asText() + " archived, " + counted.path("pending_archive").asText() + " pending");
    }

    private static byte[] fetch(URI link) throws IOException, InterruptedException, Disappointed {
        var answer = RunningInstance.send(link, LIMIT, HttpRequest.Builder::GET);
        Demo.expect(answer, 200, "fetching " + link.getPath());
        return answer.response().body();
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes));
    }

    private HttpRequest.Builder signed(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token);
    }
}
