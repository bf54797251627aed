package dev.audiolith.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.audiolith.aws.AwsWiring;
import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.local.gateway.ControlDesk;
import dev.audiolith.local.http.Json;
import dev.audiolith.local.http.Loopback;
import dev.audiolith.local.identity.AdminKey;
import dev.audiolith.local.ipfs.IpfsNode;
import dev.audiolith.local.ipfs.KuboRpc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole service as `./audiolith up` starts it, with a provider that can be switched off.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path EVENTS = repository().resolve("events");

    private LocalRun run;
    private Home home;
    private Loopback rpc;
    private SwitchableNode provider;
    private String token;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        home = new Home(folder.resolve("home"));
        // The provider keeps what it pins where the built-in gateway serves it from.
        provider = new SwitchableNode(new KuboRpc(IpfsNode.in(home.folder().resolve("ipfs"))));
        rpc = Loopback.start(Loopback.ANY_PORT, provider);
        var settings = new LocalSettings(
                Map.of("KUBO_RPC_URL", rpc.uri().toString(), "PIN_BACKOFF_MILLIS", "10", "RETRY_FIRST_DELAY_SECONDS", "1",
                        "WEBHOOK_SECRET", "whsec_c2VjcmV0IG9mIHRoZSB0ZXN0", "WEBHOOK_ALLOW_PRIVATE_HOSTS", "true"));
        var wiring = new LocalWiring(home, settings, System.err::println);
        run = wiring.start(Loopback.ANY_PORT);
        token = wiring.tokens().mint("ada", Duration.ofHours(1));
    }

    @AfterAll
    void stop() throws IOException {
        run.close();
        rpc.close();
    }

    @BeforeEach
    void switchOn() {
        provider.switchTo(true);
    }

    @Test
    void a_text_becomes_a_sound_that_plays_from_its_permanent_address() throws Exception {
        var sound = data(speak("The first sound."));
        assertThat(sound.get("isTemporary").booleanValue()).isFalse();
        var played = Calls.get(URI.create(sound.get("audioUrl").textValue()), "Range", "bytes=0-99");
        assertThat(played.statusCode()).isEqualTo(206);
        assertThat(played.body()).hasSize(100);
        assertThat(played.headers().firstValue("content-type")).contains("audio/mpeg");
    }

    @Test
    void while_no_provider_answers_the_sound_plays_from_the_bucket_and_the_same_link_leads_to_the_gateway_later() throws Exception {
        provider.switchTo(false);
        var sound = data(speak("A sound that has to wait."));
        assertThat(sound.get("isTemporary").booleanValue()).isTrue();
        assertThat(sound.has("note")).isTrue();
        var link = URI.create(sound.get("audioUrl").textValue());
        var toBucket = Calls.get(link);
        assertThat(toBucket.statusCode()).isEqualTo(302);
        assertThat(toBucket.headers().firstValue("cache-control")).contains("no-store");
        var bucket = URI.create(toBucket.headers().firstValue("location").orElseThrow());
        var bytes = Calls.get(bucket, "Range", "bytes=10-19");
        assertThat(bytes.statusCode()).isEqualTo(206);
        assertThat(bytes.headers().firstValue("content-type")).contains("audio/mpeg");
        assertThat(bytes.headers().firstValue("cache-control"))
                .hasValueSatisfying(value -> assertThat(value).matches("public, max-age=3[56]\\d\\d"));
        var whole = Calls.get(bucket).body();
        assertThat(Calls.head(link).headers().firstValueAsLong("content-length")).hasValue(whole.length);

        provider.switchTo(true);
        var id = sound.get("id").textValue();
        awaitState(id, "PINNED");
        var toGateway = Calls.get(link).headers().firstValue("location").orElseThrow();
        assertThat(toGateway).contains("/ipfs/");
        assertThat(Calls.get(URI.create(toGateway)).body()).isEqualTo(whole);
        // Whoever was sent to the bucket before may listen to the end: the bytes stay for as long as such a link works.
        assertThat(Calls.get(bucket).statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_hears_of_anothers_sound() throws Exception {
        var id = data(speak("Only for ada.")).get("id").textValue();
        assertThat(Calls.get(run.uri().resolve("/api/sounds/" + id)).statusCode()).isEqualTo(401);
        var bob = new LocalWiring(home, new LocalSettings(Map.of()), System.err::println).tokens().mint("bob", Duration.ofHours(1));
        assertThat(Calls.get(run.uri().resolve("/api/sounds/" + id), "Authorization", "Bearer " + bob).statusCode()).isEqualTo(404);
        assertThat(tell(id).get("state").textValue()).isEqualTo("PINNED");
    }

    @Test
    void a_repeated_key_is_spoken_once() throws Exception {
        var first = data(speak("Said once.", "Idempotency-Key", "the-key"));
        var again = data(speak("Said once.", "Idempotency-Key", "the-key"));
        assertThat(again.get("id")).isEqualTo(first.get("id"));
        assertThat(again.get("characterCost").longValue()).isZero();
        assertThat(speak("Said otherwise.", "Idempotency-Key", "the-key").statusCode()).isEqualTo(422);
    }

    @Test
    void an_unknown_voice_is_the_callers_mistake() throws Exception {
        var answer = post("{\"text\":\"hello\",\"voiceId\":\"nobody\"}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Json.read(Calls.text(answer)).at("/error/code").textValue()).isEqualTo("UNKNOWN_VOICE");
    }

    @Test
    void an_operator_tries_what_is_pending_and_is_told_what_came_of_it() throws Exception {
        provider.switchTo(false);
        var id = data(speak("Tried by hand.")).get("id").textValue();
        var failed = operate("retry-ipfs", "{\"soundId\":\"" + id + "\"}");
        assertThat(failed.get("success").booleanValue()).isTrue();
        assertThat(failed.get("failureCount").intValue()).isEqualTo(1);
        assertThat(failed.at("/results/0/id").textValue()).isEqualTo(id);
        assertThat(failed.at("/results/0/error").textValue()).startsWith("kubo: ");

        provider.switchTo(true);
        var succeeded = operate("retry-ipfs", "");
        var results = new ArrayList<JsonNode>();
        succeeded.get("results").forEach(results::add);
        assertThat(results).hasSize(succeeded.get("processed").intValue())
                .allSatisfy(result -> assertThat(result.get("success").booleanValue()).isTrue());
        assertThat(succeeded.get("successCount")).isEqualTo(succeeded.get("processed"));
        assertThat(succeeded.get("remaining").intValue()).isZero();
        // By hand, or by its own message, which comes after a second here.
        awaitState(id, "PINNED");
        assertThat(operate("retry-ipfs", "{\"soundId\":\"" + id + "\"}").at("/results/0/ipfsHash").textValue())
                .isEqualTo(tell(id).get("ipfsHash").textValue());
    }

    @Test
    void nobody_operates_without_the_admin_key() throws Exception {
        for (var route : List.of("retry-ipfs", "redrive")) {
            var uri = run.uri().resolve("/api/admin/" + route);
            assertThat(Calls.post(uri, "").statusCode()).isEqualTo(401);
            assertThat(Calls.post(uri, "", "Authorization", "Bearer " + token).statusCode()).as("a user's token").isEqualTo(401);
        }
    }

    @Test
    void an_order_is_accepted_at_once_spoken_behind_the_scenes_and_its_receiver_is_called() throws Exception {
        var called = new LinkedBlockingQueue<String>();
        try (var receiver = Loopback.start(Loopback.ANY_PORT, exchange -> {
            called.add(exchange.getRequestHeaders().getFirst("webhook-id") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        })) {
            var body = "{\"text\":\"Say it later.\",\"voiceId\":\"kevin\",\"callbackUrl\":\"" + receiver.uri() + "/hook\"}";
            var answer = post(body, "Prefer", "respond-async");
            assertThat(answer.statusCode()).as(Calls.text(answer)).isEqualTo(202);
            assertThat(answer.headers().firstValue("preference-applied")).contains("respond-async");
            var accepted = Json.read(Calls.text(answer)).get("data");
            assertThat(accepted.get("state").textValue()).isEqualTo("SPEAKING");
            assertThat(answer.headers().firstValue("location")).contains(accepted.get("statusUrl").textValue());
            assertThat(accepted.at("/progress/charactersTotal").intValue()).isEqualTo(13);

            var id = accepted.get("id").textValue();
            var call = called.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(call).startsWith("msg_").contains("sound.pinned", id);
            assertThat(tell(id).get("state").textValue()).isEqualTo("PINNED");
            assertThat(post(body, "Prefer", "respond-async").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_text_longer_than_its_model_takes_becomes_one_sound_with_captions_to_its_end() throws Exception {
        // Of a model nobody knows, two thousand characters are taken at once: three parts.
        var text = "The lighthouse keeps its promise, whatever the weather does. ".repeat(80).strip();
        var answer = post("{\"text\":\"" + text + "\",\"voiceId\":\"kevin\",\"modelId\":\"eleven_of_tomorrow\",\"captions\":true}");
        assertThat(answer.statusCode()).as(Calls.text(answer)).isEqualTo(202);
        var id = Json.read(Calls.text(answer)).at("/data/id").textValue();
        awaitState(id, "PINNED");
        var sound = tell(id);
        // The whitespace at the two seams is not spoken.
        assertThat(sound.get("characterCost").intValue()).isEqualTo(text.length() - 2);
        var words = sound.get("words");
        assertThat(words).hasSize(text.split(" ").length);
        var last = words.get(words.size() - 1);
        assertThat(last.get("word").textValue()).isEqualTo("does.");
        assertThat(last.get("end").doubleValue()).isCloseTo(sound.get("durationSeconds").doubleValue(), within(1.0));
        var shown = Calls.get(URI.create(sound.get("captionsUrl").textValue()));
        assertThat(shown.headers().firstValue("content-type")).contains("text/vtt; charset=utf-8");
        assertThat(Calls.text(shown)).startsWith("WEBVTT\n\n00:00:00.000 --> ").endsWith("does.\n");
    }

    @Test
    void a_dead_letter_goes_back_to_its_queue_by_one_call() throws Exception {
        var cloud = run.parts().cloud();
        provider.switchTo(false);
        var id = data(speak("Given up on.")).get("id").textValue();
        var round = 1_000;
        try (var sqs = AwsWiring.clients(new LocalSettings(Map.of()).doors(run.parts())).sqs()) {
            for (var body : List.of("{\"version\":1,\"soundId\":\"" + id + "\",\"round\":" + round + "}", "no message of ours")) {
                sqs.sendMessage(send -> send.queueUrl(cloud.deadUrl(Cloud.RETRY_QUEUE)).messageBody(body));
            }
            var moved = operate("redrive", "{\"queue\":\"ipfs-retry\"}");
            assertThat(moved.get("moved").intValue()).isEqualTo(2);
            assertThat(moved.get("remaining").intValue()).isZero();
            assertThat(moved.at("/queues/0/queue").textValue()).isEqualTo("ipfs-retry");
            assertThat(operate("redrive", "").get("queues")).hasSize(5);
            assertThat(sqs.receiveMessage(get -> get.queueUrl(cloud.deadUrl(Cloud.RETRY_QUEUE))).messages()).isEmpty();
        }
        provider.switchTo(true);
        awaitState(id, "PINNED");
    }

    @Test
    void an_order_that_cannot_be_spoken_is_told_as_failed() throws Exception {
        var answer = post("{\"text\":\"hello\",\"voiceId\":\"nobody\"}", "Prefer", "respond-async");
        assertThat(answer.statusCode()).isEqualTo(202);
        var id = Json.read(Calls.text(answer)).at("/data/id").textValue();
        awaitState(id, "FAILED");
        assertThat(tell(id).at("/failure/code").textValue()).isEqualTo("UNKNOWN_VOICE");
    }

    static List<Path> events() throws IOException {
        try (Stream<Path> files = Files.walk(EVENTS)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_sample_event_goes_through_its_door(Path event) throws Exception {
        var door = EVENTS.relativize(event).getName(0).toString();
        var answer = Calls.post(run.uri().resolve(ControlDesk.DOORS + door), Files.readString(event), "Authorization",
                "Bearer " + AdminKey.control(home.folder()));
        assertThat(answer.statusCode()).as(Calls.text(answer)).isEqualTo(200);
        var json = Json.read(Calls.text(answer));
        switch (door) {
            case "vocalize", "transcriptions", "transcribe", "tracks" ->
                assertThat(json.get("statusCode").intValue()).isEqualTo(expectedStatus(event));
            case "archive-now" -> assertThat(json.get("statusCode").intValue()).isEqualTo(event.toString().contains("key") ? 401 : 404);
            case "speak", "webhook", "transcribe-upload", "archive" ->
                assertThat(json.get("batchItemFailures")).hasSize(event.endsWith("poison.json") ? 1 : 0);
            case "ipfs-retry" -> assertThat(json.get("batchItemFailures")).hasSize(event.endsWith("poison-in-batch.json") ? 2 : 0);
            case "ipfs-retry-admin" -> assertThat(json.get("statusCode").intValue()).isEqualTo(401);
            case "authorizer" -> assertThat(json.get("context").has("stranger")).isTrue();
            case "cleanup", "announce" -> assertThat(json.get("batchItemFailures")).isEmpty();
            default -> assertThat(json.get("sent").intValue()).isNotNegative();
        }
    }

    @Test
    void every_door_has_sample_events() throws IOException {
        var filed = new TreeSet<String>();
        events().forEach(file -> filed.add(EVENTS.relativize(file).getName(0).toString()));
        assertThat(filed).containsExactly("announce", "archive", "archive-now", "archive-planner", "authorizer", "cleanup", "ipfs-retry",
                "ipfs-retry-admin", "ipfs-retry-sweep",
                "orphan-sweep",
                "speak", "tracks", "transcribe", "transcribe-upload", "transcriptions", "vocalize", "webhook");
    }

    private static int expectedStatus(Path event) {
        var name = event.getFileName().toString();
        return name.contains("unknown")
                ? 404
                : name.startsWith("announce.") || name.startsWith("register.")
                        ? 201
                        : name.contains("as-wav") || name.contains("forbidden")
                                ? 422
                                : name.contains("without") || name.contains("not-json") ? 400 : name.contains("openai") ? 302 : 200;
    }

    private HttpResponse<byte[]> speak(String text, String... headers) throws IOException, InterruptedException {
        return post("{\"text\":\"" + text + "\",\"voiceId\":\"kevin\"}", headers);
    }

    private HttpResponse<byte[]> post(String body, String... headers) throws IOException, InterruptedException {
        var all = Stream.concat(Stream.of("Authorization", "Bearer " + token, "Content-Type", "application/json"), Stream.of(headers))
                .toArray(String[]::new);
        return Calls.post(run.uri().resolve("/api/agents/vocalize"), body, all);
    }

    private JsonNode operate(String route, String body) throws IOException, InterruptedException {
        var answer = Calls.post(run.uri().resolve("/api/admin/" + route), body, "Authorization", "Bearer " + run.parts().adminKey(),
                "Content-Type", "application/json");
        assertThat(answer.statusCode()).as(Calls.text(answer)).isEqualTo(200);
        return Json.read(Calls.text(answer));
    }

    private JsonNode tell(String id) throws IOException, InterruptedException {
        return data(Calls.get(run.uri().resolve("/api/sounds/" + id), "Authorization", "Bearer " + token));
    }

    private static JsonNode data(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(Calls.text(answer)).isEqualTo(200);
        return Json.read(Calls.text(answer)).get("data");
    }

    private void awaitState(String id, String state) throws IOException, InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (!tell(id).get("state").textValue().equals(state)) {
            assertThat(Instant.now()).as("%s was not %s in time", id, state).isBefore(until);
        }
    }

    private static Path repository() {
        try {
            var here = Path.of("").toRealPath();
            while (!Files.isDirectory(here.resolve("events"))) {
                here = Objects.requireNonNull(here.getParent());
            }
            return here;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
