package dev.audiolith.ipfsretry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.audiolith.aws.RetryMessages;
import dev.audiolith.edge.Outcome;
import dev.audiolith.edge.QueueEdge;
import dev.audiolith.settings.Env;
import dev.audiolith.sound.RetryQueue;

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
            case RetryQueue.Retry retry -> Outcome.of(wiring.retrier().retry(retry, redelivered, deadline).name());
            case RetryQueue.Nudge() -> Outcome.of("NUDGED").note("pinned", wiring.rescue().nudged(deadline));
        }, wiring.journal("ipfs-retry"), wiring.clock());
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return edge.serve(event, context);
    }
}
