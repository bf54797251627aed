package dev.audiolith.vocalize;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.audiolith.aws.SpeakMessages;
import dev.audiolith.edge.Outcome;
import dev.audiolith.edge.QueueEdge;
import dev.audiolith.edge.SpeechRefusals;
import dev.audiolith.failure.Failure;
import dev.audiolith.settings.Env;
import dev.audiolith.sound.Performing.Performed;
import java.util.Optional;

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
            var outcome = Outcome.of(performed.name()).note("soundId", id.text()).measured(SpeechMeasures.of(performed));
            // As `vocalize` does: one question to the logs finds both.
            return failure(performed).map(why -> outcome.notes(SpeechRefusals.refusal(why).notes())).orElse(outcome);
        }, wiring.journal(), wiring.clock());
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return edge.serve(event, context);
    }

    private static Optional<Failure> failure(Performed performed) {
        return switch (performed) {
            case Performed.Failed(var why) -> Optional.of(why);
            case Performed.PutOff(var why) -> why;
            case Performed.Spoken(),Performed.NothingToDo() -> Optional.empty();
        };
    }
}
