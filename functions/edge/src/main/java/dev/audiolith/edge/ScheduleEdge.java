package dev.audiolith.edge;

import com.amazonaws.services.lambda.runtime.Context;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/// Between a schedule and a door. A failure is thrown on, so that Lambda repeats the invocation and in the end puts it aside.
public final class ScheduleEdge {
    /// Time to log the outcome, and to finish what is being done, before Lambda ends the invocation.
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final Function<Deadline, Outcome> work;
    private final Journal journal;
    private final InstantSource clock;

    public ScheduleEdge(Function<Deadline, Outcome> work, Journal journal, InstantSource clock) {
        this.work = work;
        this.journal = journal;
        this.clock = clock;
    }

    public Map<String, Object> serve(Context context) {
        var entry = journal.open(context, context.getAwsRequestId());
        var deadline = Deadline.after(Duration.ofMillis(context.getRemainingTimeInMillis()), clock).less(MARGIN);
        try {
            var outcome = work.apply(deadline);
            entry.outcome(outcome).close("info");
            return outcome.notes();
        } catch (RuntimeException e) {
            entry.failure(e).close("error");
            throw e;
        }
    }
}
