package dev.audiolith.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.testkit.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueueEdgeTest {
    private final ManualClock clock = new ManualClock();
    private final JournalPage page = new JournalPage(clock);

    @Test
    void only_the_messages_that_failed_come_back() {
        var failed = serve((body, _, _) -> switch (body) {
            case "poison" -> throw new InvalidRequest("message", "is not JSON");
            case "bug" -> throw new IllegalStateException("bug");
            default -> Outcome.of("DONE");
        }, "good", "poison", "also good", "bug", "last");
        assertThat(failed).containsExactly("id-poison", "id-bug");
        assertThat(page.lines()).extracting(line -> line.get("level").textValue()).containsExactly("info", "warn", "info", "error", "info");
    }

    @Test
    void a_slow_message_leaves_the_others_their_share_of_the_time() {
        var shares = new ArrayList<Duration>();
        serve((_, _, deadline) -> {
            shares.add(deadline.remaining());
            clock.advance(deadline.remaining());
            return Outcome.of("DONE");
        }, "a", "b", "c", "d", "e");
        assertThat(shares).hasSize(5).allSatisfy(share -> assertThat(share).isCloseTo(Duration.ofSeconds(5), Duration.ofMillis(10)));
    }

    @Test
    void a_message_handed_out_before_is_known_as_such() {
        var seen = new ArrayList<Boolean>();
        var edge = new QueueEdge((_, redelivered, _) -> {
            seen.add(redelivered);
            return Outcome.of("DONE");
        }, page.journal(), clock);
        edge.serve(batch(message("first", Map.of("ApproximateReceiveCount", "1")), message("again", Map.of("ApproximateReceiveCount", "2")),
                message("odd", Map.of("ApproximateReceiveCount", "many")), message("none", Map.of())),
                InvocationContext.withMillis(30_000));
        assertThat(seen).containsExactly(false, true, false, false);
    }

    private List<String> serve(QueueEdge.Work work, String... bodies) {
        var messages = Stream.of(bodies).map(body -> message(body, Map.of("ApproximateReceiveCount", "1")))
                .toArray(SQSEvent.SQSMessage[]::new);
        return new QueueEdge(work, page.journal(), clock).serve(batch(messages), InvocationContext.withMillis(30_000))
                .getBatchItemFailures()
                .stream()
                .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier).toList();
    }

    private static SQSEvent batch(SQSEvent.SQSMessage... messages) {
        var event = new SQSEvent();
        event.setRecords(List.of(messages));
        return event;
    }

    private static SQSEvent.SQSMessage message(String body, Map<String, String> attributes) {
        var message = new SQSEvent.SQSMessage();
        message.setMessageId("id-" + body);
        message.setBody(body);
        message.setAttributes(attributes);
        return message;
    }
}
