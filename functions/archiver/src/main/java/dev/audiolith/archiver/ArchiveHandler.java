package dev.audiolith.archiver;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.audiolith.aws.ArchiveMessages;
import dev.audiolith.edge.Outcome;
import dev.audiolith.edge.QueueEdge;
import dev.audiolith.settings.Env;
import dev.audiolith.time.Deadline;
import dev.audiolith.track.Archivist;

/// The door `archive`: fetches the tracks that were sent for, plays them, keeps them.
public final class ArchiveHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final QueueEdge edge;

    /// Called by the Lambda runtime, once per execution environment.
    public ArchiveHandler() {
        this(ArchiverWiring.processEnv());
    }

    public ArchiveHandler(Env env) {
        this(WorkerWiring.from(env));
    }

    ArchiveHandler(WorkerWiring wiring) {
        this.edge = new QueueEdge((body, _, deadline) -> archive(wiring.archivist(), body, deadline), wiring.journal(), wiring.clock());
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return edge.serve(event, context);
    }

    private static Outcome archive(Archivist archivist, String body, Deadline deadline) {
        var id = ArchiveMessages.decode(body);
        var done = archivist.perform(id, deadline);
        return ArchiveMeasures.outcome(done).note("trackId", id.text()).measured(ArchiveMeasures.of(done));
    }
}
