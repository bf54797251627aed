package dev.audiolith.archiver;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.audiolith.edge.Metric;
import dev.audiolith.edge.Outcome;
import dev.audiolith.edge.ScheduleEdge;
import dev.audiolith.settings.Env;
import dev.audiolith.time.Deadline;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The door `archive-planner`: sends for the tracks whose time has come. A schedule may name the `shards` of the index that this call is to
/// look after; without, it looks after all.
public final class PlannerHandler implements RequestHandler<ScheduledEvent, Map<String, Object>> {
    private final PlannerWiring wiring;

    /// Called by the Lambda runtime, once per execution environment.
    public PlannerHandler() {
        this(ArchiverWiring.processEnv());
    }

    public PlannerHandler(Env env) {
        this(PlannerWiring.from(env));
    }

    PlannerHandler(PlannerWiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public Map<String, Object> handleRequest(ScheduledEvent event, Context context) {
        var shards = Shards.of(event, wiring.tracks().shards());
        return new ScheduleEdge(deadline -> plan(shards, deadline), wiring.journal(), wiring.clock()).serve(context);
    }

    private Outcome plan(List<Integer> shards, Deadline deadline) {
        var planned = wiring.planner().run(shards, deadline);
        var outcome = Outcome.of(Map.of("sent", planned.sent(), "finished", planned.isFinished(), "shards", shards.size()))
                .metric(Metric.TRACKS_SENT, planned.sent());
        // Told once, however many calls share the work.
        return shards.contains(0) ? standing(outcome) : outcome;
    }

    private Outcome standing(Outcome outcome) {
        var now = wiring.clock().instant();
        var pending = outcome.metric(Metric.TRACKS_PENDING, wiring.tracks().statistics(Optional.empty(), now).pending());
        return new Peril(wiring.tracks()).timeToLoss(now).map(left -> pending.metric(Metric.TIME_TO_LOSS, left.toSeconds()))
                .orElse(pending);
    }
}
