package dev.audiolith.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueuesTest {
    private static final int FOURTEEN_DAYS = 14 * 24 * 3600;

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
        assertThat(service.resources("AWS::SQS::Queue")).hasSize(10).allSatisfy(queue -> {
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
