package dev.audiolith.webhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.audiolith.aws.AnnouncementMessages;
import dev.audiolith.edge.Outcome;
import dev.audiolith.edge.QueueEdge;
import dev.audiolith.settings.Env;
import dev.audiolith.time.Deadline;

/// The door `webhook`: messages of its queue, each about one delivery to one receiver.
public final class WebhookHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final QueueEdge edge;

    /// Called by the Lambda runtime, once per execution environment.
    public WebhookHandler() {
        this(WebhookWiring.processEnv());
    }

    public WebhookHandler(Env env) {
        this(WebhookWiring.from(env));
    }

    WebhookHandler(WebhookWiring wiring) {
        this.edge = new QueueEdge((body, _, deadline) -> deliver(wiring, body, deadline), wiring.journal(), wiring.clock());
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return edge.serve(event, context);
    }

    /// The receiver's host goes into the log, never the whole address: its path or query may be a secret of theirs.
    private static Outcome deliver(WebhookWiring wiring, String body, Deadline deadline) {
        var delivery = AnnouncementMessages.decode(body);
        var delivering = wiring.delivering()
                .orElseThrow(() -> new IllegalStateException(Signature.SETTING + " is missing: nothing can be signed"));
        var announcement = delivery.announcement();
        var came = delivering.deliver(announcement, delivery.retry(), deadline);
        return Outcome.of(came.fate().name()).note("about", announcement.about()).note("type", announcement.event().type())
                .note("webhookId", announcement.id()).note("retry", delivery.retry())
                .note("receiver", String.valueOf(announcement.url().getHost())).note("why", came.why());
    }
}
