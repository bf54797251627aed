package dev.audiolith.ipfsretry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.audiolith.edge.Metric;
import dev.audiolith.edge.Outcome;
import dev.audiolith.edge.ScheduleEdge;
import dev.audiolith.settings.Env;
import java.util.Map;

/// The scheduled side of `ipfs-retry`: sends again for sounds whose message was lost.
public final class SweepHandler implements RequestHandler<ScheduledEvent, Map<String, Object>> {
    private final ScheduleEdge edge;

    /// Called by the Lambda runtime, once per execution environment.
    public SweepHandler() {
        this(IpfsRetryWiring.processEnv());
    }

    public SweepHandler(Env env) {
        this(IpfsRetryWiring.from(env));
    }

    SweepHandler(IpfsRetryWiring wiring) {
        this.edge = new ScheduleEdge(deadline -> {
            var swept = wiring.sweeper().sweep(deadline);
            var waiting = wiring.backlog().look();
            return Outcome.of(Map.of("sent", swept.sent(), "finished", swept.isFinished()))
                    .metric(Metric.SOUNDS_PENDING, waiting.count())
                    .metric(Metric.OLDEST_PENDING, waiting.oldest().toSeconds());
        }, wiring.journal("ipfs-retry-sweep"), wiring.clock());
    }

    @Override
    public Map<String, Object> handleRequest(ScheduledEvent event, Context context) {
        return edge.serve(context);
    }
}
