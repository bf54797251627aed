package dev.audiolith.edge;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Map;
import java.util.function.Supplier;

/// Between a schedule and a door. A failure is thrown on, so that Lambda repeats the invocation and in the end puts it aside.
public final class ScheduleEdge {
    private final Supplier<Outcome> work;
    private final Journal journal;

    public ScheduleEdge(Supplier<Outcome> work, Journal journal) {
        this.work = work;
        this.journal = journal;
    }

    public Map<String, Object> serve(Context context) {
        var entry = journal.open(context, context.getAwsRequestId());
        try {
            var outcome = work.get();
            entry.outcome(outcome).close("info");
            return outcome.notes();
        } catch (RuntimeException e) {
            entry.failure(e).close("error");
            throw e;
        }
    }
}
