package dev.audiolith.edge;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Map;
import java.util.function.Supplier;

/// Between a schedule and a door. A failure is thrown on, so that Lambda repeats the invocation and in the end puts it aside.
public final class ScheduleEdge {
    private final Supplier<Map<String, Object>> work;
    private final Journal journal;

    /// The answer of `work` goes into the log line.
    public ScheduleEdge(Supplier<Map<String, Object>> work, Journal journal) {
        this.work = work;
        this.journal = journal;
    }

    public Map<String, Object> serve(Context context) {
        var entry = journal.open(context, context.getAwsRequestId());
        try {
            var outcome = work.get();
            entry.notes(outcome).close("info");
            return outcome;
        } catch (RuntimeException e) {
            entry.failure(e).close("error");
            throw e;
        }
    }
}
