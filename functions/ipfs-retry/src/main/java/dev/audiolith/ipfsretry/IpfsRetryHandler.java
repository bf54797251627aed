package dev.audiolith.ipfsretry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.audiolith.aws.RetryMessages;
import dev.audiolith.edge.Metric;
import dev.audiolith.edge.Outcome;
import dev.audiolith.edge.QueueEdge;
import dev.audiolith.settings.Env;
import dev.audiolith.sound.RetryQueue;
import dev.audiolith.time.Deadline;

/// The door `ipfs-retry`: messages of the delayed queue, each about one sound that is still without a provider, and nudges
/// to try a few of them.
public final class IpfsRetryHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final QueueEdge edge;

    /// Called by the Lambda runtime, once per execution environment.
    public IpfsRetryHandler() {
        this(IpfsRetryWiring.processEnv());
    }

    public IpfsRetryHandler(Env env) {
        this(IpfsRetryWiring.from(env));
    }

    IpfsRetryHandler(IpfsRetryWiring wiring) {
        this.edge = new QueueEdge((body, redelivered, deadline) -> switch (RetryMessages.decode(body)) {
            case RetryQueue.Retry retry -> retry(wiring, retry, redelivered, deadline);
            case RetryQueue.Nudge() -> Outcome.of("NUDGED").note("pinned", wiring.rescue().nudged(deadline));
        }, wiring.journal("ipfs-retry"), wiring.clock());
    }

    private static Outcome retry(IpfsRetryWiring wiring, RetryQueue.Retry retry, boolean redelivered, Deadline deadline) {
        var settled = wiring.retrier().retry(retry, redelivered, deadline);
        var outcome = Outcome.of(settled.name()).note("soundId", retry.soundId().text());
        return switch (settled) {
            case PINNED, STILL_UNPINNED, NOT_DUE_YET, CARED_FOR, NOTHING_TO_DO -> outcome;
            case COPY_MISSING -> outcome.metric(Metric.COPY_MISSING, 1).forSomeone();
            case UNRETRIEVABLE -> outcome.metric(Metric.PIN_UNRETRIEVABLE, 1).forSomeone();
        };
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return edge.serve(event, context);
    }
}
