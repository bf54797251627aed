package dev.audiolith.aws;

import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Sends to one queue, at most as far ahead as SQS can.
record DelayedSend(SqsClient sqs, String url, String purpose) {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    void send(String body, Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a message can be delayed by 0 to " + LONGEST.toSeconds() + " seconds");
        }
        // Rather a little late than early.
        var seconds = Math.toIntExact(delay.plusSeconds(1).minusNanos(1).toSeconds());
        StorageCall.to(purpose, () -> sqs.sendMessage(message -> message.queueUrl(url).messageBody(body).delaySeconds(seconds)));
    }
}
