package dev.audiolith.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.amazon.awscdk.services.sqs.QueueProps;
import software.constructs.Construct;

/// Where work goes that failed for good, until someone looks. Kept as long as SQS can.
final class DeadLetters extends Queue {
    static final int LONGEST_DAYS = 14;

    DeadLetters(Construct scope, String id) {
        super(
                scope,
                id,
                QueueProps.builder()
                        .retentionPeriod(Duration.days(LONGEST_DAYS))
                        .encryption(QueueEncryption.SQS_MANAGED)
                        .enforceSsl(true)
                        .build());
        Ack.on(this, "is itself a dead-letter queue", "AwsSolutions-SQS3");
    }
}
