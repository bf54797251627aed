package dev.audiolith.aws;

import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.SpeakQueue;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The queue of orders in SQS. A repeated send makes a second copy, which dies out.
public final class SqsSpeakQueue implements SpeakQueue {
    private final DelayedSend queue;

    public SqsSpeakQueue(SqsClient sqs, String url) {
        this.queue = new DelayedSend(sqs, url, "send for an order");
    }

    @Override
    public void send(SoundId order, Duration delay) {
        queue.send(SpeakMessages.encode(order), delay);
    }
}
