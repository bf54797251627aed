package dev.audiolith.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.local.http.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Has the sentence that was spoken turned into text again, and compares the words. No recogniser hears every word of a machine's voice:
/// half of them must be right.
final class TranscriptionDemo {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final double ENOUGH = 0.5;

    private final RunningInstance service;
    private final String token;
    private final PrintStream out;

    TranscriptionDemo(RunningInstance service, String token, PrintStream out) {
        this.service = service;
        this.token = token;
        this.out = out;
    }

    void run() throws IOException, InterruptedException, Demo.Disappointed {
        var recording = spoken();
        var answer = service.send("/api/transcribe?fileName=lighthouse.mp3", LIMIT,
                request -> request.header("Authorization", "Bearer " + token).header("Content-Type", "audio/mpeg")
                        .POST(BodyPublishers.ofByteArray(recording)));
        Demo.expect(answer, 200, "transcribing");
        var heard = Json.read(answer.text()).path("data");
        out.println("transcribed it: \"" + heard.path("text").asText() + "\"");
        var words = words(heard.path("text").asText());
        var said = words(Demo.SENTENCE);
        var right = said.stream().filter(words::contains).count();
        out.println(
                "  " + right + " of " + said.size() + " words heard, " + heard.path("durationSeconds").asText() + " s, all of it covered: "
                        + covered(heard));
        if (right < ENOUGH * said.size() || !covered(heard)) {
            throw new Demo.Disappointed("that is not what was said");
        }
    }

    private static boolean covered(JsonNode heard) {
        return heard.at("/coverage/ratio").asDouble() == 1;
    }

    /// The sentence again, from the cache where it is.
    private byte[] spoken() throws IOException, InterruptedException, Demo.Disappointed {
        var body = Json.write(Map.of("text", Demo.SENTENCE, "voiceId", "kevin"));
        var answer = service.send("/api/agents/vocalize", LIMIT, request -> request.header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
        Demo.expect(answer, 200, "speaking again");
        var link = URI.create(Json.read(answer.text()).at("/data/playUrl").asText());
        var played = RunningInstance.send(link, LIMIT, HttpRequest.Builder::GET);
        var bytes = RunningInstance.send(URI.create(played.header("location").orElseThrow()), LIMIT, HttpRequest.Builder::GET);
        Demo.expect(bytes, 200, "fetching the sound");
        return bytes.response().body();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z']+", -1)).filter(word -> !word.isEmpty()).toList();
    }
}
