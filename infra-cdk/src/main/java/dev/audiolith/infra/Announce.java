package dev.audiolith.infra;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.FilterCriteria;
import software.amazon.awscdk.services.lambda.FilterRule;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.constructs.Construct;

/// The door of the streams that sends for the webhooks: a sound somebody waits for has been pinned, or an order has failed; a
/// transcription is completed, or has failed; a track is archived, or could not be.
/// From the zip of `webhook`.
///
/// Filtered at the source to what has callbacks at all, so that everyone else's cost nothing here.
final class Announce extends Door {
    private final DeadLetters dead;

    Announce(Construct scope, Parts parts) {
        super(
                scope,
                "announce",
                new Spec(
                        parts.artifacts().zip("webhook"),
                        "dev.audiolith.webhook.AnnounceHandler::handleRequest",
                        512,
                        Duration.seconds(60),
                        new TreeMap<>(Map.of(
                                "WEBHOOK_QUEUE_URL", parts.queues().calls().url(), "METRICS_NAMESPACE", parts.stage().metrics())),
                        RecursiveLoop.TERMINATE));
        may(parts.queues().calls().arn(), "sqs:SendMessage");

        this.dead = new DeadLetters(scope, "announce-dead");
        live().addEventSource(TableStream.source(parts.storage().sounds(), dead, worthTelling("callbacks", "PINNED", "FAILED")));
        live().addEventSource(TableStream.source(parts.storage().transcriptions(), dead, worthTelling("callback", "COMPLETED", "FAILED")));
        live().addEventSource(
                TableStream.source(parts.storage().tracks(), dead, worthTelling("trackCallback", "ARCHIVED", "FAILED", "EXPIRED")));
    }

    DeadLetters dead() {
        return dead;
    }

    private static Map<String, Object> worthTelling(String callbacks, String... states) {
        return FilterCriteria.filter(Map.of(
                "dynamodb",
                Map.of(
                        "NewImage",
                        Ordered.map(
                                "state",
                                Map.of("S", FilterRule.or(states)),
                                callbacks,
                                Map.of("S", FilterRule.exists())))));
    }
}
