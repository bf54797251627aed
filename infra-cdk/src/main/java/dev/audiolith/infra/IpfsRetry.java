package dev.audiolith.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.constructs.Construct;

/// The door of the retry queue: pins again what no provider took.
final class IpfsRetry extends Door {
    static final Duration TIMEOUT = Duration.minutes(5);

    private static final int BATCH = 10;

    IpfsRetry(Construct scope, Parts parts) {
        super(
                scope,
                "ipfs-retry",
                new Spec(
                        parts.artifacts().zip("ipfs-retry"),
                        "dev.audiolith.ipfsretry.IpfsRetryHandler::handleRequest",
                        1024,
                        TIMEOUT,
                        parts.forPinning(),
                        // A sound that stays unpinned sends its next message to the queue that feeds this function.
                        // Lambda would take that for a runaway and drop the message at the sixteenth round.
                        RecursiveLoop.ALLOW));
        may(parts.storage().sounds().getTableArn(), "dynamodb:GetItem", "dynamodb:PutItem");
        parts.letTellWhoIsWell(this);
        parts.letUseSounds(this, "s3:GetObject", "s3:DeleteObject");
        parts.letTellGoneFromForbidden(this);
        parts.letReadSecret(this);
        may(parts.queues().retries().arn(), "sqs:SendMessage");
        live().addEventSource(SqsEventSource.Builder.create(parts.queues().retries().queue())
                .batchSize(BATCH)
                .reportBatchItemFailures(true)
                .maxConcurrency(parts.stage().retryConcurrency())
                .build());
    }
}
