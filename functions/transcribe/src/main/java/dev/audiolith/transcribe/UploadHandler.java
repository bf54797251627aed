package dev.audiolith.transcribe;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.audiolith.edge.Outcome;
import dev.audiolith.edge.QueueEdge;
import dev.audiolith.settings.Env;
import dev.audiolith.time.Deadline;
import dev.audiolith.transcript.Transcribing;
import dev.audiolith.transcript.TranscriptionId;
import java.time.Duration;
import java.util.Map;

/// The door `transcribe-upload`: messages about recordings that were uploaded, and about those that are to be gone on with.
public final class UploadHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final QueueEdge edge;

    /// Called by the Lambda runtime, once per execution environment.
    public UploadHandler() {
        this(TranscribeWiring.processEnv());
    }

    public UploadHandler(Env env) {
        this(UploadWiring.from(env));
    }

    UploadHandler(UploadWiring wiring) {
        this.edge = new QueueEdge((body, redelivered, deadline) -> work(wiring, body, redelivered, deadline), wiring.journal(),
                wiring.clock());
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return edge.serve(event, context);
    }

    private static Outcome work(UploadWiring wiring, String body, boolean redelivered, Deadline deadline) {
        return switch (UploadMessages.decode(body)) {
            case UploadMessages.GoOn(var id) -> transcribe(wiring, id, redelivered, deadline);
            case UploadMessages.Arrived(var keys) -> keys.stream().map(key -> wiring.intake().arrived(key))
                    .map(arrived -> arrived.map(id -> transcribe(wiring, id, redelivered, deadline)).orElse(Outcome.of("NOT_A_RECORDING")))
                    .reduce((one, other) -> other.measured(one.measurements())).orElse(Outcome.of("NOTHING_ARRIVED"));
        };
    }

    private static Outcome transcribe(UploadWiring wiring, TranscriptionId id, boolean redelivered, Deadline deadline) {
        var begun = wiring.clock().instant();
        var done = wiring.transcribing().perform(id, new Transcribing.Order(id.text(), redelivered, false), deadline);
        var outcome = switch (done) {
            case Transcribing.Done.Completed completed -> Outcome.of("COMPLETED")
                    .note("seconds", completed.transcription().report().orElseThrow().duration().toSeconds());
            case Transcribing.Done.Failed failed -> Outcome.of("FAILED")
                    .notes(Map.of("problem", failed.transcription().mishap().orElseThrow().problem().name()));
            case Transcribing.Done.PutOff putOff -> Outcome.of("PUT_OFF")
                    .note("problem", putOff.why().map(why -> why.problem().name()).orElse("NO_TIME"));
            case Transcribing.Done.NothingToDo _ -> Outcome.of("NOTHING_TO_DO");
        };
        return outcome.note("transcriptionId", id.text())
                .measured(TranscribeMeasures.of(done, Duration.between(begun, wiring.clock().instant())));
    }
}
