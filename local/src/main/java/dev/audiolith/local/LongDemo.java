package dev.audiolith.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.local.Demo.Disappointed;
import dev.audiolith.local.http.Json;
import dev.audiolith.time.Sleeper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;

/// Has a text spoken that is longer than its model takes at once, waits as a client would, and looks whether all of it is in the sound.
final class LongDemo {
    /// Takes 3,000 characters at once.
    private static final String MODEL = "eleven_v3";
    private static final int SENTENCES = 90;
    private static final Duration ASK_EVERY = Duration.ofMillis(250);
    /// Twenty seconds of asking: nobody watches a demo for longer.
    private static final int MOST_QUESTIONS = 80;
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final double SECOND = 1000;

    private final RunningInstance service;
    private final String token;
    private final Decoder decoder;
    private final Sleeper sleeper;
    private final PrintStream out;

    LongDemo(RunningInstance service, String token, Decoder decoder, Sleeper sleeper, PrintStream out) {
        this.service = service;
        this.token = token;
        this.decoder = decoder;
        this.sleeper = sleeper;
        this.out = out;
    }

    void run() throws IOException, InterruptedException, Disappointed {
        var text = (Demo.SENTENCE + " ").repeat(SENTENCES).strip();
        var sound = await(order(text));
        words(sound, text.split(" ").length);
        listen(sound);
    }

    private String order(String text) throws IOException, InterruptedException, Disappointed {
        var body = Json.write(Map.of("text", text, "voiceId", "kevin", "modelId", MODEL, "captions", true, "cache", false));
        var answer = service.send("/api/agents/vocalize", LIMIT, request -> signed(request)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
        Demo.expect(answer, 202, "ordering a long text");
        var order = Json.read(answer.text()).path("data");
        out.println("ordered " + text.length() + " characters, more than " + MODEL + " takes at once");
        out.println("  accepted as " + order.path("id").asText() + ", to be asked for at " + order.path("statusUrl").asText());
        return "/api/sounds/" + order.path("id").asText();
    }

    private JsonNode await(String path) throws IOException, InterruptedException, Disappointed {
        var told = "";
        for (var question = 0; question < MOST_QUESTIONS; question++) {
            var answer = service.send(path, LIMIT, request -> signed(request).GET());
            Demo.expect(answer, 200, "reading " + path);
            var sound = Json.read(answer.text()).path("data");
            var progress = sound.path("progress");
            var now = "  " + sound.path("state").asText()
                    + (progress.isMissingNode()
                            ? ""
                            : ", part " + progress.path("partsDone").asText() + " of " + progress.path("partsTotal").asText());
            if (!now.equals(told)) {
                out.println(now);
                told = now;
            }
            switch (sound.path("state").asText()) {
                case "PINNED" -> {
                    return sound;
                }
                case "FAILED" -> throw new Disappointed("it could not be spoken: " + sound.path("failure"));
                default -> sleeper.sleep(ASK_EVERY);
            }
        }
        throw new Disappointed("it was not pinned in " + ASK_EVERY.multipliedBy(MOST_QUESTIONS).toSeconds() + " s");
    }

    private void words(JsonNode sound, int spoken) throws Disappointed {
        var words = sound.path("words");
        out.println(
                "told when each of " + words.size() + " words is heard, the last until " + words.path(words.size() - 1).path("end").asText()
                        + " s");
        if (words.size() != spoken) {
            throw new Disappointed("the text has " + spoken + " words");
        }
    }

    private void listen(JsonNode sound) throws IOException, InterruptedException, Disappointed {
        var answer = RunningInstance.send(URI.create(sound.path("audioUrl").asText()), LIMIT, HttpRequest.Builder::GET);
        Demo.expect(answer, 200, "fetching the long sound");
        var length = decoder.length(answer.response().body());
        out.println("played all of it: " + answer.response().body().length + " bytes, decoded to " + length.toMillis() + " ms");
        if (Math.abs(length.toMillis() / SECOND - sound.path("durationSeconds").asDouble()) > 1
                || length.compareTo(Demo.SHORTEST.multipliedBy(SENTENCES)) < 0) {
            throw new Disappointed("that is not as long as the text takes");
        }
    }

    private HttpRequest.Builder signed(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token);
    }
}
