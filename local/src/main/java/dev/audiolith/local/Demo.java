package dev.audiolith.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.content.CidHasher;
import dev.audiolith.local.RunningInstance.Answer;
import dev.audiolith.local.http.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/// Speaks a sentence and looks at it from every side. Each step says what it saw and stops the demo when that is not right.
final class Demo {
    static final String SENTENCE = "The lighthouse keeps its promise, whatever the weather does.";
    static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final int PART = 1000;

    private final RunningInstance service;
    private final String token;
    private final Decoder decoder;
    private final PrintStream out;

    /// A step saw something that should not be.
    static final class Disappointed extends Exception {
        private static final long serialVersionUID = 1L;

        Disappointed(String what) {
            super(what);
        }
    }

    Demo(RunningInstance service, String token, Decoder decoder, PrintStream out) {
        this.service = service;
        this.token = token;
        this.decoder = decoder;
        this.out = out;
    }

    void run() throws IOException, InterruptedException, Disappointed {
        var sound = speak();
        var audio = listen(sound);
        if (sound.path("isTemporary").asBoolean()) {
            throw new Disappointed("no provider took the sound; it is kept and will be tried again");
        }
        pinned(sound, audio);
        part(sound, audio);
        read(sound);
    }

    private JsonNode speak() throws IOException, InterruptedException, Disappointed {
        // Not from the cache: a demo is to show the work being done.
        var body = Json.write(Map.of("text", SENTENCE, "voiceId", "kevin", "cache", false));
        var answer = service.send(
                "/api/agents/vocalize", LIMIT, request -> request.header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
        expect(answer, 200, "speaking");
        var sound = Json.read(answer.text()).path("data");
        out.println("spoke \"" + SENTENCE + "\"");
        out.println("  id " + sound.path("id").asText() + ", state " + sound.path("state").asText() + ", " + sound.path("characterCost")
                .asText() + " characters charged");
        return sound;
    }

    private byte[] listen(JsonNode sound) throws IOException, InterruptedException, Disappointed {
        var link = sound.path("audioUrl").asText();
        var answer = RunningInstance.send(URI.create(link), LIMIT, HttpRequest.Builder::GET);
        if (answer.status() == 302) {
            answer = RunningInstance.send(URI.create(answer.header("location").orElseThrow()), LIMIT, HttpRequest.Builder::GET);
        }
        expect(answer, 200, "fetching " + link);
        var audio = answer.response().body();
        var length = decoder.length(audio);
        out.println("played " + link);
        out.println("  " + audio.length + " bytes of " + answer.header("content-type").orElse("nothing said") + ", decoded to " + length
                .toMillis() + " ms");
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw new Disappointed("that is not as long as the sentence takes");
        }
        return audio;
    }

    private void pinned(JsonNode sound, byte[] audio) throws Disappointed {
        var hasher = new CidHasher();
        hasher.update(audio, 0, audio.length);
        var address = hasher.finish().toString();
        out.println("pinned by " + sound.path("provider").asText("nobody") + " as " + sound.path("ipfsHash").asText("nothing"));
        if (!address.equals(sound.path("ipfsHash").asText())) {
            throw new Disappointed("the bytes that were played have another address: " + address);
        }
        out.println("  which is the address of the bytes that were played");
    }

    private void part(JsonNode sound, byte[] audio) throws IOException, InterruptedException, Disappointed {
        var last = Math.min(2 * PART, audio.length) - 1;
        var range = "bytes=" + PART + "-" + last;
        var answer = RunningInstance.send(URI.create(sound.path("audioUrl").asText()), LIMIT,
                request -> request.header("Range", range).GET());
        expect(answer, 206, "asking the gateway for a part");
        if (!Arrays.equals(answer.response().body(), Arrays.copyOfRange(audio, PART, last + 1))) {
            throw new Disappointed("the gateway's part differs from the bytes that were played");
        }
        out.println("the gateway answered " + range + " with " + answer.header("content-range").orElse("no range") + ", the same bytes");
    }

    private void read(JsonNode spoken) throws IOException, InterruptedException, Disappointed {
        var path = "/api/sounds/" + spoken.path("id").asText();
        var answer = service.send(path, LIMIT, request -> request.header("Authorization", "Bearer " + token).GET());
        expect(answer, 200, "reading " + path);
        var sound = Json.read(answer.text()).path("data");
        out.println("read " + path + ": state " + sound.path("state").asText() + ", sha256 " + sound.path("sha256").asText());
        if (!"PINNED".equals(sound.path("state").asText())) {
            throw new Disappointed("the record does not say PINNED");
        }
        expect(service.send(path, LIMIT, HttpRequest.Builder::GET), 401, "reading it without a token");
        out.println("  and nothing without a token");
    }

    static void expect(Answer answer, int status, String doing) throws Disappointed {
        if (answer.status() != status) {
            throw new Disappointed(doing + " answered " + answer.status() + ": " + answer.text());
        }
    }
}
