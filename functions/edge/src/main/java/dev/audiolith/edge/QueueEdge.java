package dev.audiolith.edge;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Between a queue and a door: each message on its own, each with its share of the time; those that failed come back, the others
/// do not.
///
/// A message that cannot be understood comes back too, and ends in the dead-letter queue where someone can look at it.
public final class QueueEdge {
    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final int FIRST_DELIVERY = 1;

    private final Work work;
    private final Journal journal;
    private final InstantSource clock;

    /// What to do with one message. Throwing brings it back.
    @FunctionalInterface
    public interface Work {
        Outcome handle(String body, boolean redelivered, Deadline deadline);
    }

    public QueueEdge(Work work, Journal journal, InstantSource clock) {
        this.work = work;
        this.journal = journal;
        this.clock = clock;
    }

    public SQSBatchResponse serve(SQSEvent event, Context context) {
        var messages = event.getRecords() == null ? List.<SQSEvent.SQSMessage>of() : event.getRecords();
        var deadline = Deadline.after(Duration.ofMillis(context.getRemainingTimeInMillis()), clock).less(MARGIN);
        var failures = IntStream.range(0, messages.size())
                .boxed()
                .flatMap(i -> attempt(messages.get(i), deadline.share(messages.size() - i), context))
                .toList();
        return new SQSBatchResponse(failures);
    }

    private Stream<SQSBatchResponse.BatchItemFailure> attempt(SQSEvent.SQSMessage message, Deadline deadline, Context context) {
        var deliveries = deliveries(message);
        var entry = journal.open(context, context.getAwsRequestId())
                .note("messageId", message.getMessageId())
                .note("deliveries", deliveries);
        try {
            var outcome = work.handle(message.getBody(), deliveries > FIRST_DELIVERY, deadline);
            entry.outcome(outcome).close(outcome.level());
            return Stream.empty();
        } catch (InvalidRequest e) {
            entry.note("outcome", "POISON").note("error", String.valueOf(e.getMessage())).close("warn");
        } catch (RuntimeException e) {
            // Losing the message would be worse than repeating it.
            entry.note("outcome", "FAILED").failure(e).close("error");
        }
        return Stream.of(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
    }

    private static int deliveries(SQSEvent.SQSMessage message) {
        var attributes = message.getAttributes();
        var count = attributes == null ? null : attributes.get("ApproximateReceiveCount");
        return count != null && count.matches("\\d{1,9}") ? Integer.parseInt(count) : FIRST_DELIVERY;
    }
}
