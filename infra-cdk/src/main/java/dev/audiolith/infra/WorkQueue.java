package dev.audiolith.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// A queue that feeds one door, with the dead letters beside it. It has no delay of its own: each message carries the delay that it
/// has earned.
final class WorkQueue {
    /// A message whose reader fails or dies is looked at this often before it is put aside. A sound that stays unpinned, or an
    /// order that is put off, is no failure: the door settles such a message and sends the next one.
    private static final int RECEIVES = 5;

    private final Queue queue;
    private final DeadLetters dead;

    /// `hidden`: for how long a message that was handed out is hidden from others.
    WorkQueue(Construct scope, String id, Duration hidden) {
        this.dead = new DeadLetters(scope, id + "-dead");
        // Its own name is the door's.
        this.queue = Queue.Builder.create(scope, id + "-queue")
                .visibilityTimeout(hidden)
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
