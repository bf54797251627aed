package dev.audiolith.edge;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.util.List;
import java.util.function.Function;

/// Between a table's stream and a door: records in order; at the first that fails the batch stops, and Lambda comes back from
/// there.
public final class StreamEdge {
    private static final String TTL_PRINCIPAL = "dynamodb.amazonaws.com";

    private final Function<DynamodbStreamRecord, Outcome> work;
    private final Journal journal;

    private StreamEdge(Function<DynamodbStreamRecord, Outcome> work, Journal journal) {
        this.work = work;
        this.journal = journal;
    }

    /// `work` deals with one removal by the table's own expiry; everything else is passed over. The event source already filters;
    /// deleting bytes is worth looking twice.
    public static StreamEdge ofExpiries(Function<DynamodbStreamRecord, Outcome> work, Journal journal) {
        return new StreamEdge(record -> isExpiry(record) ? work.apply(record) : Outcome.of("NOT_AN_EXPIRY"), journal);
    }

    /// `work` deals with every record that the event source lets through.
    public static StreamEdge ofChanges(Function<DynamodbStreamRecord, Outcome> work, Journal journal) {
        return new StreamEdge(work, journal);
    }

    public StreamsEventResponse serve(DynamodbEvent event, Context context) {
        var records = event.getRecords() == null ? List.<DynamodbStreamRecord>of() : event.getRecords();
        for (var record : records) {
            var entry = journal.open(context, context.getAwsRequestId()).note("eventId", String.valueOf(record.getEventID()));
            try {
                entry.outcome(work.apply(record)).close("info");
            } catch (RuntimeException e) {
                entry.note("outcome", "FAILED").failure(e).close("error");
                return new StreamsEventResponse(List.of(new BatchItemFailure(record.getDynamodb().getSequenceNumber())));
            }
        }
        return new StreamsEventResponse(List.of());
    }

    private static boolean isExpiry(DynamodbStreamRecord record) {
        var by = record.getUserIdentity();
        return "REMOVE".equals(record.getEventName()) && by != null && TTL_PRINCIPAL.equals(by.getPrincipalId());
    }
}
