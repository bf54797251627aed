package dev.audiolith.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.aws.TableShapes;
import dev.audiolith.edge.Metric;
import dev.audiolith.local.Moody.Mood;
import dev.audiolith.local.http.Json;
import dev.audiolith.local.ipfs.IpfsGateway;
import dev.audiolith.local.ipfs.IpfsNode;
import dev.audiolith.local.ipfs.KuboRpc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the doors of a whole service print as metrics, in a run in which everything happens that is counted. The template's tests hold
/// alarms and dashboard against the same list.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeasuresTest {
    /// One round before an operator is told.
    private static final int LAST_BUT_ONE = 11;

    private Rehearsal rehearsal;
    private Moody second;
    private Moody gateway;
    private Moody transcriber;
    private Set<String> printed;

    @BeforeAll
    void everything_happens(@TempDir Path folder) throws Exception {
        var node = IpfsNode.in(folder.resolve("ipfs"));
        second = new Moody(new KuboRpc(node));
        gateway = new Moody(new IpfsGateway(node));
        transcriber = new Moody(new Ear());
        rehearsal = new Rehearsal(folder,
                settings(folder),
                Map.of("INFURA_IPFS_URL", second, "IPFS_GATEWAY_URLS", gateway, "OPENAI_BASE_URL", transcriber));
        second.turn(Mood.QUOTES_THE_KEY);

        speaking();
        keeping();
        caring();
        hearing();
        archiving();
        rehearsal.send("ipfs-retry-sweep/every-five-minutes.json");
        rehearsal.send("cleanup/expired-unpinned.json");
        rehearsal.send("authorizer/wrong-key.json");
        printed = rehearsal.printed().lines().filter(line -> line.startsWith("{")).map(Json::read).flatMap(MeasuresTest::series)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> settings(Path folder) {
        var settings = new HashMap<>(Map.of("INFURA_PROJECT_ID", "id", "INFURA_PROJECT_SECRET", "secret", "PIN_PROVIDERS", "kubo,infura",
                "PIN_COPIES", "2", "PIN_CHECK", "true", "TEMP_AUDIO_TTL_SECONDS", "5", "OPENAI_API_KEY", "key", "AUDIOLITH_SCRATCH",
                folder.toString()));
        settings.putAll(Map.of("ARCHIVE_ALLOWED_HOSTS", "127.0.0.1", "ARCHIVE_ALLOW_PRIVATE_HOSTS", "true", "ARCHIVE_ATTEMPTS", "1"));
        return settings;
    }

    @AfterAll
    void end() {
        rehearsal.close();
    }

    @Test
    void the_doors_print_exactly_the_series_that_alarms_and_dashboard_are_held_against() {
        var declared = Stream.of(Metric.values()).flatMap(metric -> dimensions(metric).map(dimension -> String.join(" ",
                "Audiolith/local", metric.text(), metric.unit().text(), metric.per().dimension(), dimension)));
        assertThat(printed).containsExactlyInAnyOrderElementsOf(declared.toList());
    }

    @Test
    void every_metric_that_is_printed_is_explained_to_whoever_operates() throws Exception {
        var page = Files.readString(Rehearsal.repository().resolve("docs/operate.md"));
        assertThat(printed).allSatisfy(series -> assertThat(page).contains("| `" + series.split(" ", 3)[1] + "` |"));
    }

    private static Stream<String> dimensions(Metric metric) {
        return switch (metric.per()) {
            case DOOR -> metric.doors().stream();
            case PROVIDER -> Stream.of("kubo", "infura");
        };
    }

    private void speaking() throws Exception {
        rehearsal.speak("{\"text\":\"At once.\",\"voiceId\":\"kevin\"}", 200);
        rehearsal.await(
                rehearsal.speak("{\"text\":\"Later.\",\"voiceId\":\"kevin\"}", 202, "Prefer", "respond-async").at("/data/id").asText(),
                "PINNED");
        rehearsal.voice.turn(Mood.QUOTES_THE_KEY);
        rehearsal.speak("{\"text\":\"No key for it.\",\"voiceId\":\"kevin\"}", 502);
        rehearsal.await(rehearsal.speak("{\"text\":\"Nor later.\",\"voiceId\":\"kevin\"}", 202, "Prefer", "respond-async").at("/data/id")
                .asText(), "FAILED");
        rehearsal.voice.turn(Mood.WORKS);
    }

    private void keeping() throws Exception {
        var heard = rehearsal.post("/v1/audio/speech", "{\"input\":\"Pinned in the background.\",\"voice\":\"kevin\",\"model\":\"tts-1\"}");
        rehearsal.await(heard.headers().firstValue("x-audiolith-sound-id").orElseThrow(), "PINNED");
        rehearsal.node.turn(Mood.HANGS_UP);
        rehearsal.speak("{\"text\":\"Nobody takes it.\",\"voiceId\":\"kevin\"}", 200);
        rehearsal.await("the end of its time", () -> rehearsal.printed().contains("\"SoundsUnpinned\":1"));
        rehearsal.node.turn(Mood.WORKS);
    }

    private void hearing() throws Exception {
        assertThat(rehearsal.post("/api/transcribe", "audio/wav", Tone.wav(0, 1, 0)).statusCode()).isEqualTo(200);
        drop("heard.wav", "COMPLETED");
        transcriber.turn(Mood.QUOTES_THE_KEY);
        assertThat(rehearsal.post("/api/transcribe", "audio/wav", Tone.wav(0, 1, 0)).statusCode()).isEqualTo(502);
        drop("refused.wav", "TRANSCRIBER_REJECTED");
    }

    /// One is kept, one is gone for ever, one fails and has been due for long.
    private void archiving() throws Exception {
        var song = rehearsal.serve(exchange -> {
            var path = exchange.getRequestURI().getPath();
            var wav = path.contains("song") ? Tone.wav(0, 1, 0) : new byte[0];
            exchange.sendResponseHeaders(path.contains("song") ? 200 : path.contains("gone") ? 410 : 500,
                    wav.length == 0 ? -1 : wav.length);
            exchange.getResponseBody().write(wav);
            exchange.close();
        });
        register(song + "/song.wav", "ARCHIVED");
        register(song + "/gone.wav", "EXPIRED");
        register(song + "/broken.wav", "FAILED");
        rehearsal.send("archive-planner/between.json");
    }

    private void register(String url, String outcome) throws Exception {
        var yesterday = Instant.now().minus(Duration.ofDays(1));
        var answer = rehearsal.post("/api/tracks",
                "{\"provider\":\"suno\",\"title\":\"A song\",\"audioUrl\":\"" + url + "\",\"createdAt\":\""
                        + yesterday + "\",\"expiresAt\":\"" + yesterday.plus(Duration.ofHours(30)) + "\"}");
        assertThat(answer.statusCode()).as(Calls.text(answer)).isEqualTo(201);
        var id = Json.read(Calls.text(answer)).at("/data/id").asText();
        rehearsal.await(outcome + " of " + url,
                () -> rehearsal.printed().lines().anyMatch(line -> line.contains(id) && line.contains(outcome)));
    }

    private void drop(String name, String outcome) throws Exception {
        var recording = Tone.wav(0, 1, 0);
        try (var s3 = rehearsal.aws().s3()) {
            s3.putObject(put -> put.bucket("audio").key("uploads/ada/" + name), RequestBody.fromBytes(recording));
        }
        rehearsal.await(outcome + " of " + name,
                () -> rehearsal.printed().lines().anyMatch(line -> line.contains("transcribe-upload") && line.contains(outcome)));
    }

    /// At the end of all rounds: a copy is missing, or the sound cannot be had back.
    private void caring() throws Exception {
        var kept = rehearsal.speak("{\"text\":\"Kept once.\",\"voiceId\":\"kevin\"}", 200).at("/data/id").asText();
        lastRound(kept, "COPY_MISSING");
        gateway.turn(Mood.HANGS_UP);
        var lost = rehearsal.speak("{\"text\":\"Kept, they say.\",\"voiceId\":\"kevin\"}", 200).at("/data/id").asText();
        lastRound(lost, "UNRETRIEVABLE");
    }

    private void lastRound(String id, String outcome) throws Exception {
        try (var dynamoDb = rehearsal.aws().dynamoDb(); var sqs = rehearsal.aws().sqs()) {
            // With a version of its own, so that a round that is under way does not take it back.
            dynamoDb.updateItem(update -> update.tableName(TableShapes.SOUNDS.name()).key(Map.of("id", AttributeValue.fromS(id)))
                    .updateExpression("SET careRounds = :rounds, version = version + :one")
                    .expressionAttributeValues(Map.of(":rounds", AttributeValue.fromN(String.valueOf(LAST_BUT_ONE)), ":one",
                            AttributeValue.fromN("1"))));
            sqs.sendMessage(send -> send.queueUrl(rehearsal.cloud().retryQueueUrl())
                    .messageBody("{\"version\":1,\"soundId\":\"" + id + "\",\"round\":1000}"));
        }
        rehearsal.await(outcome, () -> rehearsal.printed().lines().anyMatch(line -> line.contains(id) && line.contains(outcome)));
    }

    /// The series that CloudWatch would find in a line, if it has their values and dimensions.
    private static Stream<String> series(JsonNode line) {
        return each(line.at("/_aws/CloudWatchMetrics")).flatMap(directive -> each(directive.path("Dimensions")).flatMap(dimensions -> {
            assertThat(dimensions).as(line.toString()).hasSize(1);
            var dimension = dimensions.get(0).asText();
            assertThat(line.path(dimension).isTextual()).as(line.toString()).isTrue();
            return each(directive.path("Metrics")).map(metric -> {
                var value = line.path(metric.path("Name").asText());
                assertThat(value.isNumber() || value.isArray()).as(line.toString()).isTrue();
                return String.join(" ", directive.path("Namespace").asText(), metric.path("Name").asText(), metric.path("Unit").asText(),
                        dimension, line.path(dimension).asText());
            });
        }));
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
