package dev.audiolith.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.constructs.Construct;

/// The door of the orders: speaks what nobody waits for, part by part. From the zip of `vocalize`.
final class Speak extends Door {
    /// As long as Lambda can: a part that is cut off is paid and lost.
    static final Duration TIMEOUT = Duration.minutes(15);

    Speak(Construct scope, Parts parts) {
        super(
                scope,
                "speak",
                new Spec(
                        parts.artifacts().zip("vocalize"),
                        "dev.audiolith.vocalize.SpeakHandler::handleRequest",
                        1024,
                        TIMEOUT,
                        parts.forPinning(),
                        // An order that needs more time, or another try, sends its next message to the queue that feeds this
                        // function. Lambda would take that for a runaway and drop the message at the sixteenth.
                        RecursiveLoop.ALLOW));
        may(parts.storage().sounds().getTableArn(), "dynamodb:GetItem", "dynamodb:PutItem");
        parts.letUseSounds(this, "s3:PutObject", "s3:GetObject", "s3:DeleteObject", "s3:AbortMultipartUpload");
        parts.letUse(this, AudioBucket.CAPTIONS, "s3:PutObject");
        parts.letUseOrders(this, "s3:GetObject", "s3:DeleteObject");
        parts.letTellGoneFromForbidden(this);
        parts.letReadSecret(this);
        parts.letTellWhoIsWell(this);
        may(parts.queues().retries().arn(), "sqs:SendMessage");
        may(parts.queues().orders().arn(), "sqs:SendMessage");
        live().addEventSource(SqsEventSource.Builder.create(parts.queues().orders().queue())
                // Each takes as long as it takes: none waits behind another.
                .batchSize(1)
                .reportBatchItemFailures(true)
                .maxConcurrency(parts.stage().speakConcurrency())
                .build());
    }
}
