package dev.audiolith.cleanup;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.audiolith.aws.OrderItems;
import dev.audiolith.aws.SoundItems;
import dev.audiolith.edge.Metric;
import dev.audiolith.edge.Outcome;
import dev.audiolith.edge.StreamEdge;
import dev.audiolith.settings.Env;

/// The door `cleanup`: removals from the table of sounds by its own expiry.
public final class CleanupHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final StreamEdge edge;

    /// Called by the Lambda runtime, once per execution environment.
    public CleanupHandler() {
        this(CleanupWiring.processEnv());
    }

    public CleanupHandler(Env env) {
        this(CleanupWiring.from(env));
    }

    CleanupHandler(CleanupWiring wiring) {
        this.edge = StreamEdge.ofExpiries(record -> {
            var image = StreamImage.item(record.getDynamodb().getOldImage());
            if (OrderItems.isOrder(image)) {
                // It never had a sound; its text goes by the bucket's own rule.
                return Outcome.of("NOTHING_TO_DO");
            }
            var removed = SoundItems.fromItem(image);
            return wiring.cleaner().clean(removed) ? Outcome.of("CLEANED").metric(Metric.SOUNDS_EXPIRED, 1) : Outcome.of("NOTHING_TO_DO");
        }, wiring.journal());
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        return edge.serve(event, context);
    }
}
