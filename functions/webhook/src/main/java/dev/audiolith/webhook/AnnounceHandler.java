package dev.audiolith.webhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import dev.audiolith.aws.AnnouncedChange;
import dev.audiolith.edge.Outcome;
import dev.audiolith.edge.StreamEdge;
import dev.audiolith.settings.Env;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The door `announce`: changes of the tables of sounds, transcriptions and tracks. Because the tables themselves tell of them, no change is recorded that is not
/// announced, and none is announced that was not recorded.
public final class AnnounceHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final StreamEdge edge;

    /// Called by the Lambda runtime, once per execution environment.
    public AnnounceHandler() {
        this(new Env(WebhookWiring.processVariables()));
    }

    public AnnounceHandler(Env env) {
        this(AnnounceWiring.from(env));
    }

    AnnounceHandler(AnnounceWiring wiring) {
        this.edge = StreamEdge.ofChanges(record -> announce(wiring, record), wiring.journal());
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        return edge.serve(event, context);
    }

    private static Outcome announce(AnnounceWiring wiring, DynamodbStreamRecord record) {
        var change = record.getDynamodb();
        var announcements = AnnouncedChange.of(texts(change.getOldImage()), texts(change.getNewImage()),
                change.getApproximateCreationDateTime().toInstant());
        announcements.forEach(announcement -> wiring.queue().send(announcement, 0, Duration.ZERO));
        return Outcome.of("ANNOUNCED").note("announcements", announcements.size());
    }

    private static Map<String, String> texts(@Nullable Map<String, AttributeValue> image) {
        var texts = new HashMap<String, String>();
        if (image != null) {
            image.forEach((name, value) -> {
                if (value.getS() != null) {
                    texts.put(name, value.getS());
                }
            });
        }
        return texts;
    }
}
