package dev.audiolith.local.pumps;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.audiolith.local.gateway.Door;
import dev.audiolith.local.gateway.Invoker;
import dev.audiolith.testkit.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class QueuePumpTest {
    private final List<String> complaints = new ArrayList<>();
    private final FakeMessages messages = FakeMessages.with("a", "b", "c");

    @Test
    void the_door_sees_messages_as_lambda_shows_them() {
        pump(event -> {
            var first = event.getRecords().getFirst();
            assertThat(first.getMessageId()).isEqualTo("id-a");
            assertThat(first.getBody()).isEqualTo("a");
            assertThat(first.getEventSource()).isEqualTo("aws:sqs");
            assertThat(first.getEventSourceArn()).endsWith(":a-queue");
            assertThat(first.getAttributes()).containsEntry("ApproximateReceiveCount", "3");
            return new SQSBatchResponse(List.of());
        });
        assertThat(complaints).isEmpty();
        assertThat(messages.left()).isEmpty();
    }

    @Test
    void only_what_the_door_reports_as_failed_comes_back() {
        pump(_ -> new SQSBatchResponse(List.of(new BatchItemFailure("id-b"))));
        assertThat(messages.left()).containsExactly("b");
    }

    @Test
    void everything_comes_back_when_the_door_throws() {
        pump(_ -> {
            throw new IllegalStateException("down");
        });
        assertThat(messages.left()).containsExactly("a", "b", "c");
        assertThat(complaints).hasSize(1);
    }

    @Test
    void everything_comes_back_when_the_report_makes_no_sense() {
        pump(_ -> new SQSBatchResponse(List.of(new BatchItemFailure("id-of-another"))));
        assertThat(messages.left()).containsExactly("a", "b", "c");
    }

    private void pump(Function<SQSEvent, SQSBatchResponse> door) {
        var stub = new Door<SQSEvent>("stub", SQSEvent.class, Duration.ofSeconds(20), (event, _) -> door.apply(event));
        new QueuePump(messages, "a-queue", stub, new Invoker(new ManualClock()), complaints::add).run();
    }
}
