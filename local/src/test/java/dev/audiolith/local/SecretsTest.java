package dev.audiolith.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.audiolith.aws.TableShapes;
import dev.audiolith.local.Moody.Mood;
import dev.audiolith.local.gateway.Door;
import dev.audiolith.local.gateway.Invoker;
import dev.audiolith.local.http.Json;
import dev.audiolith.local.http.Reply;
import dev.audiolith.local.ipfs.IpfsNode;
import dev.audiolith.local.ipfs.KuboRpc;
import dev.audiolith.vocalize.VocalizeHandler;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the doors of a whole service print, answer and store, in a run in which everything fails that can fail, before servers that
/// quote what they were sent: none of it may be a key, a token, a signed link, or what somebody wanted spoken.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsTest {
    /// Every credential there is a setting for, each unmistakable.
    private static final Map<String, String> CREDENTIALS = credentials();
    private static final String ADMIN_KEY = credential("ADMIN_API_KEY");
    /// Short, and of letters only: as like to a provider's error code as a text can be.
    private static final String TEXT = "Rosalind Quillfeather expects twins";
    private static final String IN_THE_ADDRESS = "hook-9c1f77d2-of-the-receiver";
    private static final String SIGNED = "X-Amz-Signature";
    private static final String NOBODY = "http://127.0.0.1:1";

    private final Map<String, Moody> providers = new LinkedHashMap<>();
    private final Moody legacy = new Moody(Reply.text(503, "")::send);
    private final Moody receiver = new Moody(Reply.text(204, "")::send);
    private Rehearsal rehearsal;
    private String stranger;

    private static Map<String, String> credentials() {
        var all = new HashMap<>(Map.of("PINATA_JWT", "eyJpinata7.eyJ3b3c1.c2lnbmVk9", "PINATA_API_KEY", "pinata-key-3d5e81aa",
                "PINATA_SECRET_API_KEY", "pinata-secret-77ab02f4", "WEB3_STORAGE_TOKEN", "web3-token-5c2e90b1",
                "INFURA_PROJECT_ID", "infura-id-1f0c44d8", "INFURA_PROJECT_SECRET", "infura-secret-e85b13a7",
                "FILEBASE_RPC_TOKEN", "filebase-token-b64d09c3", "ADMIN_API_KEY", "admin-key-of-the-operator-2a7d",
                "WEBHOOK_SECRET", "whsec_" + Base64.getEncoder().encodeToString("webhook-secret-8f3a61".getBytes(StandardCharsets.UTF_8))));
        all.put("ELEVENLABS_API_KEY", Rehearsal.SPEECH_KEY);
        return Map.copyOf(all);
    }

    private static String credential(String name) {
        return Objects.requireNonNull(CREDENTIALS.get(name));
    }

    @BeforeAll
    void everything_fails(@TempDir Path folder) throws Exception {
        var rpc = new KuboRpc(IpfsNode.in(folder.resolve("ipfs")));
        for (var url : List.of("PINATA_UPLOAD_URL", "WEB3_STORAGE_URL", "INFURA_IPFS_URL", "FILEBASE_RPC_URL")) {
            providers.put(url, new Moody(rpc));
        }
        providers.put("PINATA_API_URL", legacy);
        rehearsal = new Rehearsal(folder, CREDENTIALS, providers);
        stranger = rehearsal.token().replaceFirst("\\..*\\.", "." + "e30" + ".");
        providers.put("KUBO_RPC_URL", rehearsal.node);

        pinning();
        speaking();
        calling();
        asking();
        storing();
        starting();
        for (var event : List.of("cleanup/expired-unpinned.json", "announce/pinned.json", "orphan-sweep/daily.json",
                "ipfs-retry-sweep/every-five-minutes.json", "webhook/poison.json", "ipfs-retry/poison-in-batch.json")) {
            rehearsal.send(event);
        }
    }

    @AfterAll
    void end() {
        rehearsal.close();
    }

    @Test
    void the_servers_were_given_what_they_could_have_given_away() {
        var heard = rehearsal.voice.heard() + providers.values().stream().map(Moody::heard).collect(Collectors.joining());
        assertThat(heard).contains(Rehearsal.SPEECH_KEY).contains(credential("PINATA_JWT"), credential("PINATA_API_KEY"),
                credential("PINATA_SECRET_API_KEY"), credential("WEB3_STORAGE_TOKEN"), credential("FILEBASE_RPC_TOKEN"), basic());
        assertThat(receiver.heard()).contains(IN_THE_ADDRESS, "v1,");
        assertThat(rehearsal.printed()).contains("\"failure\":\"UNAUTHORIZED\"", "infura UNAUTHORIZED", "pinata UNAUTHORIZED",
                "kubo UNREACHABLE", "PUT_OFF", "\"level\":\"error\"");
    }

    static Stream<String> secrets() {
        return Stream.concat(Stream.of(TEXT, IN_THE_ADDRESS, SIGNED, basic()), CREDENTIALS.values().stream())
                .flatMap(secret -> Stream.of(secret, Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void no_door_prints_or_answers_a_secret(String secret) {
        assertThat(rehearsal.printed()).doesNotContain(secret);
        assertThat(rehearsal.answered()).doesNotContain(secret);
    }

    @Test
    void no_door_prints_or_answers_a_users_token() {
        var parts = Stream.of(rehearsal.token().split("\\.")).skip(1).toList();
        assertThat(rehearsal.printed()).doesNotContain(parts).doesNotContain(stranger);
        assertThat(rehearsal.answered()).doesNotContain(parts).doesNotContain(stranger);
    }

    @Test
    void the_tables_keep_no_secret_but_the_addresses_to_call() {
        var kept = new StringBuilder();
        try (var dynamoDb = rehearsal.aws().dynamoDb()) {
            for (var table : TableShapes.ALL) {
                dynamoDb.scanPaginator(scan -> scan.tableName(table.name())).items().forEach(item -> item.forEach((name, value) -> {
                    if (!name.equals("callbacks")) {
                        kept.append(name).append('=').append(value).append('\n');
                    }
                }));
            }
        }
        assertThat(kept).contains("lastFailureMessage=").doesNotContain(secrets().toList());
    }

    /// Every provider refuses, quoting; none is there; one takes the sound.
    private void pinning() throws Exception {
        providers.values().forEach(provider -> provider.turn(Mood.QUOTES_THE_KEY));
        rehearsal.node.turn(Mood.HANGS_UP);
        var sound = rehearsal.speak(text(TEXT), 200).at("/data/id").asText();
        assertThat(rehearsal.tell(sound).has("lastFailure")).isTrue();
        for (var path : List.of("/api/temp-audio/", "/play/")) {
            assertThat(Rehearsal.uri(rehearsal.get(path + sound)).toString()).contains(SIGNED);
        }
        rehearsal.operate("/api/admin/retry-ipfs", "{\"soundId\":\"" + sound + "\"}", ADMIN_KEY);
        providers.values().forEach(provider -> provider.turn(Mood.HANGS_UP));
        rehearsal.operate("/api/admin/retry-ipfs", "", ADMIN_KEY);

        // The older way to Pinata has other keys; a door of its own uses them.
        legacy.turn(Mood.QUOTES_THE_KEY);
        beside("legacy", Map.of("PINATA_JWT", "", "PIN_PROVIDERS", "pinata"), Function.identity());
        rehearsal.node.turn(Mood.WORKS);
        rehearsal.await(sound, "PINNED");
    }

    private void speaking() throws Exception {
        for (var mood : List.of(Mood.QUOTES_THE_KEY, Mood.QUOTES_THE_CONTENT, Mood.HANGS_UP)) {
            rehearsal.voice.turn(mood);
            rehearsal.post("/api/agents/vocalize", text(TEXT + " " + mood));
            rehearsal.post("/api/agents/vocalize", text(TEXT));
            rehearsal.post("/api/agents/vocalize", "{\"text\":\"" + TEXT + "\",\"voiceId\":\"kevin\",\"cache\":false}");
            rehearsal.post("/v1/audio/speech", "{\"input\":\"" + TEXT + "\",\"voice\":\"nova\",\"model\":\"tts-1\"}");
            rehearsal.get("/api/voices");
        }
        for (var mood : List.of(Mood.QUOTES_THE_KEY, Mood.QUOTES_THE_CONTENT)) {
            rehearsal.voice.turn(mood);
            var order = rehearsal.speak("{\"text\":\"" + TEXT + "\",\"voiceId\":\"kevin\",\"cache\":false}", 202, "Prefer",
                    "respond-async");
            rehearsal.await(order.at("/data/id").asText(), "FAILED");
        }
        rehearsal.voice.turn(Mood.WORKS);
        var order = rehearsal.speak(
                "{\"text\":\"" + (TEXT + ". ").repeat(60) + "\",\"voiceId\":\"kevin\",\"modelId\":\"eleven_of_tomorrow\"}",
                202);
        rehearsal.await(order.at("/data/id").asText(), "PINNED");
    }

    /// A receiver that fails in every way, then takes it.
    private void calling() throws Exception {
        var hook = rehearsal.serve(receiver) + "/hook?token=" + IN_THE_ADDRESS;
        receiver.turn(Mood.QUOTES_THE_KEY);
        for (var url : List.of(hook, NOBODY + "/?token=" + IN_THE_ADDRESS, "https://no-such-host.example/" + IN_THE_ADDRESS)) {
            rehearsal.speak("{\"text\":\"" + TEXT + "\",\"voiceId\":\"kevin\",\"cache\":false,\"callbackUrl\":\"" + url + "\"}", 202,
                    "Prefer",
                    "respond-async");
        }
        rehearsal.await("a call that failed", () -> rehearsal.printed().lines()
                .filter(line -> line.contains("\"function\":\"webhook\"") && line.contains("PUT_OFF")).count() >= 3);
        receiver.turn(Mood.WORKS);
        for (var url : List.of("ftp://" + IN_THE_ADDRESS, "http://[" + IN_THE_ADDRESS, "https://u:" + IN_THE_ADDRESS + "@example.com/",
                "https://10.0.0.1/" + IN_THE_ADDRESS)) {
            var refused = rehearsal.post("/api/agents/vocalize",
                    "{\"text\":\"" + TEXT + "\",\"voiceId\":\"kevin\",\"callbackUrl\":\"" + url + "\"}");
            assertThat(refused.statusCode()).as(url).isIn(400, 422);
        }
    }

    /// Callers who get it wrong.
    private void asking() throws Exception {
        rehearsal.post("/api/agents/vocalize", "{\"text\":\"" + TEXT + "\", no JSON from here");
        rehearsal.post("/api/agents/vocalize", "{\"" + TEXT + "\":1,\"voiceId\":\"" + TEXT + "\",\"text\":[\"" + TEXT + "\"]}");
        rehearsal.post("/api/agents/vocalize", text(TEXT), "Idempotency-Key", TEXT + " \u00e9");
        assertThat(rehearsal.get("/api/sounds/" + TEXT.hashCode(), stranger).statusCode()).isEqualTo(401);
        for (var key : List.of(rehearsal.token(), stranger, ADMIN_KEY + "x")) {
            assertThat(rehearsal.operate("/api/admin/redrive", "{\"queue\":\"" + TEXT + "\"}", key).statusCode()).isEqualTo(401);
        }
        rehearsal.operate("/api/admin/redrive", "{\"queue\":\"" + TEXT + "\"}", ADMIN_KEY);
        rehearsal.operate("/api/admin/retry-ipfs", "{\"soundId\":\"" + TEXT + "\"}", ADMIN_KEY);
    }

    /// Our own stores are not there: exceptions with their addresses in them.
    private void storing() throws Exception {
        var nobody = URI.create(NOBODY);
        beside("no bucket", Map.of(), cloud -> new Cloud(cloud.dynamodb(), cloud.sqs(), nobody));
        beside("no table", Map.of(), cloud -> new Cloud(nobody, cloud.sqs(), cloud.s3()));
        beside("no queue", Map.of(), cloud -> new Cloud(cloud.dynamodb(), nobody, cloud.s3()));
    }

    /// Settings that stop the start.
    private void starting() {
        for (var name : CREDENTIALS.keySet()) {
            if (!List.of("ADMIN_API_KEY", "WEBHOOK_SECRET", "PINATA_API_KEY", "PINATA_SECRET_API_KEY").contains(name)) {
                refusesToStart(Map.of(name, credential(name) + "\nx"));
            }
        }
        for (var name : List.of("ELEVENLABS_BASE_URL", "KUBO_RPC_URL", "INFURA_IPFS_URL", "IPFS_GATEWAY_URLS")) {
            refusesToStart(Map.of(name, "https://user:" + IN_THE_ADDRESS + "@ho st"));
            refusesToStart(Map.of(name, "mailto:" + IN_THE_ADDRESS));
        }
        refusesToStart(Map.of("PIN_PROVIDERS", IN_THE_ADDRESS));
    }

    private void refusesToStart(Map<String, String> settings) {
        assertThatThrownBy(() -> new VocalizeHandler(rehearsal.env(settings, rehearsal.cloud()))).as(settings.keySet().toString())
                .satisfies(thrown -> {
                    var stack = new StringWriter();
                    thrown.printStackTrace(new PrintWriter(stack));
                    rehearsal.answers(stack.toString());
                });
    }

    /// The sample request, with our text, into a door of its own.
    private void beside(String name, Map<String, String> settings, Function<Cloud, Cloud> world) throws Exception {
        var handler = new VocalizeHandler(rehearsal.env(settings, world.apply(rehearsal.cloud())));
        var door = new Door<>(name, APIGatewayV2HTTPEvent.class, Duration.ofSeconds(15), handler);
        var event = Files.readString(Rehearsal.events().resolve("vocalize/speak.json")).replace("The lighthouse keeps its promise.",
                TEXT + " " + name).replace("b9a4a6e0-0001", "key-of-" + name.replace(' ', '-'));
        switch (new Invoker(InstantSource.system()).invoke(door, event.getBytes(StandardCharsets.UTF_8), name)) {
            case Invoker.Outcome.Answered(var json) -> rehearsal.answers(Json.read(json).toString());
            case Invoker.Outcome.Threw(var cause) -> throw new AssertionError(name, cause);
            case Invoker.Outcome.TimedOut(var limit) -> throw new AssertionError(name + " took longer than " + limit);
        }
    }

    private static String text(String text) {
        return "{\"text\":\"" + text + "\",\"voiceId\":\"kevin\"}";
    }

    private static String basic() {
        return Base64.getEncoder().encodeToString((credential("INFURA_PROJECT_ID") + ":" + credential("INFURA_PROJECT_SECRET"))
                .getBytes(StandardCharsets.UTF_8));
    }
}
