package dev.audiolith.aws;

import dev.audiolith.sound.RetryQueue;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The delayed queue in SQS. A repeated send makes a second copy; copies are recognised by their round.
public final class SqsRetryQueue implements RetryQueue {
    /// Somebody waits for an answer that does not depend on the nudge.
    private static final Duration NUDGE_LIMIT = Duration.ofSeconds(1);

    private final SqsClient sqs;
    private final String url;

    public SqsRetryQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    @Override
    public void send(Retry retry, Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("a message can be delayed by 0 to " + LONGEST_DELAY.toSeconds() + " seconds");
        }
        var body = RetryMessages.encode(retry);
        StorageCall.to("send a retry message",
                () -> sqs.sendMessage(message -> message.queueUrl(url).messageBody(body).delaySeconds(secondsRoundedUp(delay))));
    }

    @Override
    public void nudge() {
        StorageCall.to("send a nudge", () -> sqs.sendMessage(message -> message.queueUrl(url).messageBody(RetryMessages.encode(new Nudge()))
                .overrideConfiguration(limits -> limits.apiCallTimeout(NUDGE_LIMIT))));
    }

    /// Rather a little late than before the sound is due.
    private static int secondsRoundedUp(Duration delay) {
        return Math.toIntExact(delay.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
