package dev.audiolith.infra;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.FilterCriteria;
import software.amazon.awscdk.services.lambda.FilterRule;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.constructs.Construct;

/// The door of the `sounds` stream: deletes the bytes of a sound that DynamoDB's TTL has removed.
///
/// Filtered at the source to removals by TTL. A record that a person or a program deletes keeps its bytes.
final class Cleanup extends Door {
    private final DeadLetters dead;

    Cleanup(Construct scope, Parts parts) {
        super(
                scope,
                "cleanup",
                new Spec(
                        parts.artifacts().zip("cleanup"),
                        "dev.audiolith.cleanup.CleanupHandler::handleRequest",
                        512,
                        Duration.seconds(60),
                        parts.whereSoundsAre(),
                        RecursiveLoop.TERMINATE));
        var sounds = parts.storage().sounds();
        may(sounds.getTableArn(), "dynamodb:GetItem", "dynamodb:PutItem");
        parts.letUseSounds(this, "s3:DeleteObject");
        parts.letUse(this, AudioBucket.CAPTIONS, "s3:DeleteObject");

        this.dead = new DeadLetters(scope, "cleanup-dead");
        live().addEventSource(TableStream.source(parts.storage().sounds(), dead, removedByTtl()));
    }

    DeadLetters dead() {
        return dead;
    }

    private static Map<String, Object> removedByTtl() {
        return FilterCriteria.filter(Ordered.map(
                "eventName",
                FilterRule.isEqual("REMOVE"),
                "userIdentity",
                Ordered.map(
                        "type",
                        FilterRule.isEqual("Service"),
                        "principalId",
                        FilterRule.isEqual("dynamodb.amazonaws.com"))));
    }
}
