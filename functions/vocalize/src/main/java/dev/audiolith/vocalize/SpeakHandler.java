package dev.audiolith.vocalize;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.audiolith.aws.SpeakMessages;
import dev.audiolith.edge.Outcome;
import dev.audiolith.edge.QueueEdge;
import dev.audiolith.settings.Env;

/// The door `speak`: messages of the queue of orders, each about one text that is to be spoken while nobody waits.
public final class SpeakHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final QueueEdge edge;

    /// Called by the Lambda runtime, once per execution environment.
    public SpeakHandler() {
        this(VocalizeWiring.processEnv());
    }

    public SpeakHandler(Env env) {
        this(SpeakWiring.from(env));
    }

    SpeakHandler(SpeakWiring wiring) {
        this.edge = new QueueEdge((body, redelivered, deadline) -> {
            var id = SpeakMessages.decode(body);
            var performed = wiring.performing().perform(id, redelivered, deadline);
            return Outcome.of(performed.name()).note("soundId", id.text()).measured(SpeechMeasures.of(performed));
        }, wiring.journal(), wiring.clock());
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return edge.serve(event, context);
    }
}
