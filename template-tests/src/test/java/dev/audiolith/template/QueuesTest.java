package dev.audiolith.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.audiolith.aws.AwsWiring;
import dev.audiolith.aws.TrackTables;
import dev.audiolith.settings.Env;
import dev.audiolith.track.ArchiveQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueuesTest {
    private static final int FOURTEEN_DAYS = 14 * 24 * 3600;

    /// What the adapter says.
    private static final List<Integer> ALL_SHARDS = IntStream.range(0, AwsWiring.from(new Env(Map.of("AWS_REGION", "us-east-1")))
            .tracks(new TrackTables("tracks", "jobs", "notices", "counts")).shards()).boxed().toList();

    private final StackTemplate service = Synth.stage("dev").service();

    @Test
    void a_message_is_hidden_for_six_times_as_long_as_its_function_may_take() {
        var retry = service.resource("AWS::SQS::Queue", "retryqueue").properties();
        var timeout = service.door("ipfs-retry").properties().path("Timeout").asInt();
        assertThat(retry.path("VisibilityTimeout").asInt()).isGreaterThanOrEqualTo(6 * timeout);
    }

    @Test
    void an_order_is_hidden_a_little_longer_than_its_function_may_take_and_comes_alone() {
        var speak = service.resource("AWS::SQS::Queue", "speak-queue").properties();
        var timeout = service.door("speak").properties().path("Timeout").asInt();
        assertThat(speak.path("VisibilityTimeout").asInt()).isGreaterThan(timeout);
        var mapping = service.resources("AWS::Lambda::EventSourceMapping").stream()
                .filter(candidate -> candidate.door().equals("speak"))
                .findFirst()
                .orElseThrow()
                .properties();
        assertThat(mapping.path("BatchSize").asInt()).isEqualTo(1);
        assertThat(mapping.at("/ScalingConfig/MaximumConcurrency").asInt()).isEqualTo(2);
        assertThat(mapping.at("/FunctionResponseTypes/0").asText()).isEqualTo("ReportBatchItemFailures");
    }

    @Test
    void a_track_is_hidden_a_little_longer_than_its_function_may_take_and_comes_alone() {
        var archive = service.resource("AWS::SQS::Queue", "archive-queue").properties();
        var timeout = service.door("archive").properties().path("Timeout").asInt();
        assertThat(archive.path("VisibilityTimeout").asInt()).isGreaterThan(timeout);
        var mapping = service.resources("AWS::Lambda::EventSourceMapping").stream()
                .filter(candidate -> candidate.door().equals("archive"))
                .findFirst()
                .orElseThrow()
                .properties();
        assertThat(mapping.path("BatchSize").asInt()).isEqualTo(1);
        assertThat(mapping.at("/ScalingConfig/MaximumConcurrency").asInt()).isEqualTo(2);
        assertThat(mapping.at("/FunctionResponseTypes/0").asText()).isEqualTo("ReportBatchItemFailures");
    }

    /// By this it is reckoned how long it is known that there was a track.
    @Test
    void a_message_about_a_track_is_kept_for_as_long_as_the_service_believes() {
        var archive = service.resource("AWS::SQS::Queue", "archive-queue").properties();
        var dead = service.meantBy(archive.at("/RedrivePolicy/deadLetterTargetArn")).properties();
        for (var queue : List.of(archive, dead)) {
            assertThat(queue.path("MessageRetentionPeriod").asLong()).isEqualTo(ArchiveQueue.LONGEST_KEPT.toSeconds());
        }
    }

    @Test
    void at_three_in_the_night_every_shard_of_the_index_of_due_tracks_is_looked_at_by_one_of_several_calls() throws IOException {
        var rule = service.resource("AWS::Events::Rule", "archive-plannerNightly").properties();
        assertThat(rule.path("ScheduleExpression").asText()).isEqualTo("cron(0 3 * * ? *)");
        assertThat(rule.path("State").asText()).isEqualTo("ENABLED");
        assertThat(rule.path("Targets")).hasSize(4);
        assertThat(shards(rule)).containsExactlyInAnyOrderElementsOf(ALL_SHARDS);
        assertThat(json(rule.at("/Targets/0/Input").asText())).isEqualTo(json(sample("nightly")));
    }

    @Test
    void between_nights_every_quarter_of_an_hour_one_call_looks_at_every_shard() throws IOException {
        var rule = service.resource("AWS::Events::Rule", "archive-plannerBetween").properties();
        assertThat(rule.path("ScheduleExpression").asText()).isEqualTo("cron(5/15 * * * ? *)");
        assertThat(rule.path("Targets")).hasSize(1);
        assertThat(shards(rule)).containsExactlyElementsOf(ALL_SHARDS);
        assertThat(json(rule.at("/Targets/0/Input").asText())).isEqualTo(json(sample("between")));
    }

    private static List<Integer> shards(JsonNode rule) {
        return StreamSupport.stream(rule.path("Targets").spliterator(), false)
                .flatMap(target -> StreamSupport.stream(json(target.path("Input").asText()).at("/detail/shards").spliterator(), false))
                .map(JsonNode::asInt).toList();
    }

    private static String sample(String name) throws IOException {
        return Files.readString(Path.of("..", "events", "archive-planner", name + ".json"));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_message_brings_its_own_delay() {
        var retry = service.resource("AWS::SQS::Queue", "retryqueue").properties();
        assertThat(retry.path("DelaySeconds").asInt(0)).isZero();
    }

    @Test
    void the_fifth_failure_puts_a_message_aside_for_as_long_as_SQS_keeps_anything() {
        var retry = service.resource("AWS::SQS::Queue", "retryqueue").properties();
        var redrive = retry.path("RedrivePolicy");
        var dead = service.meantBy(redrive.path("deadLetterTargetArn"));
        assertThat(dead.id()).startsWith("retrydead");
        assertThat(redrive.path("maxReceiveCount").asInt()).isEqualTo(5);
        assertThat(retry.path("MessageRetentionPeriod").asInt()).isEqualTo(FOURTEEN_DAYS);
        assertThat(dead.properties().path("MessageRetentionPeriod").asInt()).isEqualTo(FOURTEEN_DAYS);
    }

    @Test
    void no_more_retries_run_at_once_than_the_stage_says_and_a_batch_fails_message_by_message() {
        var mapping = service.resources("AWS::Lambda::EventSourceMapping").stream()
                .filter(candidate -> candidate.door().equals("ipfs-retry"))
                .findFirst()
                .orElseThrow()
                .properties();
        assertThat(mapping.at("/ScalingConfig/MaximumConcurrency").asInt()).isEqualTo(5);
        assertThat(mapping.path("BatchSize").asInt()).isEqualTo(10);
        assertThat(mapping.at("/FunctionResponseTypes/0").asText()).isEqualTo("ReportBatchItemFailures");
    }

    @Test
    void the_sweep_runs_every_five_minutes() {
        var rule = service.resource("AWS::Events::Rule", "ipfs-retry-sweepSchedule").properties();
        assertThat(rule.path("ScheduleExpression").asText()).isEqualTo("rate(5 minutes)");
        assertThat(rule.path("State").asText()).isEqualTo("ENABLED");
    }

    @Test
    void every_queue_is_encrypted_and_refuses_plain_text() {
        assertThat(service.resources("AWS::SQS::Queue")).hasSize(13).allSatisfy(queue -> {
            assertThat(queue.properties().path("SqsManagedSseEnabled").asBoolean()).isTrue();
            assertThat(service.resources("AWS::SQS::QueuePolicy"))
                    .filteredOn(policy -> queue.isMeantBy(policy.properties().path("Queues").path(0)))
                    .singleElement()
                    .satisfies(policy -> assertThat(
                            policy.properties().findValuesAsText("aws:SecureTransport"))
                            .containsExactly("false"));
        });
    }

    @Test
    void failed_work_always_ends_up_where_someone_can_look() {
        assertThat(DeadEnds.in(service, Synth.stage("dev").storage())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'M': {'Type': 'AWS::Lambda::EventSourceMapping', 'Properties': {'StartingPosition': 'LATEST'}}}",
            "{'Q': {'Type': 'AWS::SQS::Queue'}, 'M': {'Type': 'AWS::Lambda::EventSourceMapping',"
                    + " 'Properties': {'EventSourceArn': {'Fn::GetAtt': ['Q', 'Arn']}}}}",
            "{'A': {'Type': 'AWS::Lambda::Alias'}, 'R': {'Type': 'AWS::Events::Rule', 'Properties':"
                    + " {'Targets': [{'Arn': {'Ref': 'A'}, 'DeadLetterConfig': {'Arn': 'somewhere'}}]}}}"
    })
    void the_check_catches_an_offender(String resources) throws JsonProcessingException {
        var json = "{'Resources': %s}".formatted(resources).replace('\'', '"');
        assertThat(DeadEnds.in(new StackTemplate(new ObjectMapper().readTree(json)))).hasSize(1);
    }
}
