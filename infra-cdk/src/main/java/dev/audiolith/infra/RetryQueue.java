package dev.audiolith.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// Sounds that wait to be pinned again, one message each.
///
/// The queue has no delay of its own: each message carries the delay that its attempt has earned.
final class RetryQueue {
    /// A poisoned message is looked at this often before it is put aside. Being unpinned again is not a failure: the
    /// door settles such a message and sends the next one.
    private static final int RECEIVES = 5;

    private final Queue queue;
    private final DeadLetters dead;

    RetryQueue(Construct scope) {
        this.dead = new DeadLetters(scope, "retry-dead");
        this.queue = Queue.Builder.create(scope, "retry")
                // Six times, as AWS advises: an invocation that is throttled or cut off is not overtaken by its copy.
                .visibilityTimeout(
                        Duration.seconds(6 * IpfsRetry.TIMEOUT.toSeconds().intValue()))
                .retentionPeriod(Duration.days(DeadLetters.LONGEST_DAYS))
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(dead)
                        .maxReceiveCount(RECEIVES)
                        .build())
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .build();
    }

    Queue queue() {
        return queue;
    }

    String url() {
        return queue.getQueueUrl();
    }

    String arn() {
        return queue.getQueueArn();
    }

    DeadLetters dead() {
        return dead;
    }
}
