package dev.audiolith.infra;

import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.constructs.Construct;

/// The HTTP door: speaks a text, tells about a sound, plays a temporary one.
final class Vocalize extends Door {
    /// As long as API Gateway waits.
    private static final Duration TIMEOUT = Duration.seconds(30);

    Vocalize(Construct scope, Parts parts) {
        super(scope, "vocalize", spec(parts));
        var storage = parts.storage();
        for (var table : new String[]{storage.sounds().getTableArn(), storage.claims().getTableArn()}) {
            may(
                    table,
                    "dynamodb:GetItem",
                    "dynamodb:PutItem",
                    "dynamodb:UpdateItem",
                    "dynamodb:DeleteItem",
                    "dynamodb:ConditionCheckItem");
        }
        parts.letUseSounds(this, "s3:PutObject", "s3:GetObject", "s3:DeleteObject", "s3:AbortMultipartUpload");
        parts.letUse(this, AudioBucket.CAPTIONS, "s3:PutObject", "s3:GetObject");
        parts.letTellGoneFromForbidden(this);
        parts.letReadSecret(this);
        may(parts.queues().retries().arn(), "sqs:SendMessage");
        may(parts.queues().orders().arn(), "sqs:SendMessage");
        may(parts.queues().calls().arn(), "sqs:SendMessage");
        parts.letUseOrders(this, "s3:PutObject");
    }

    private static Spec spec(Parts parts) {
        var environment = new TreeMap<>(parts.forPinning());
        environment.put("WEBHOOK_QUEUE_URL", parts.queues().calls().url());
        return new Spec(
                parts.artifacts().zip("vocalize"),
                "dev.audiolith.vocalize.VocalizeHandler::handleRequest",
                1024,
                TIMEOUT,
                environment,
                RecursiveLoop.TERMINATE);
    }
}
