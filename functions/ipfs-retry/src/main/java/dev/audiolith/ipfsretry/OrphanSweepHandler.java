package dev.audiolith.ipfsretry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.audiolith.edge.Outcome;
import dev.audiolith.edge.ScheduleEdge;
import dev.audiolith.settings.Env;
import java.util.Map;

/// The door `orphan-sweep`, once a day: away with what lies in the bucket and is needed by nobody.
public final class OrphanSweepHandler implements RequestHandler<ScheduledEvent, Map<String, Object>> {
    private final ScheduleEdge edge;

    /// Called by the Lambda runtime, once per execution environment.
    public OrphanSweepHandler() {
        this(OrphanSweepWiring.processEnv());
    }

    public OrphanSweepHandler(Env env) {
        this(OrphanSweepWiring.from(env));
    }

    OrphanSweepHandler(OrphanSweepWiring wiring) {
        this.edge = new ScheduleEdge(deadline -> {
            var swept = wiring.sweep().sweep(deadline);
            return Outcome.of(Map.of("listed", swept.listed(), "deleted", swept.deleted(), "sent", swept.sentFor(), "finished",
                    swept.isFinished()));
        }, wiring.journal(), wiring.clock());
    }

    @Override
    public Map<String, Object> handleRequest(ScheduledEvent event, Context context) {
        return edge.serve(context);
    }
}
