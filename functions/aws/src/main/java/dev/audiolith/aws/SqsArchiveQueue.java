package dev.audiolith.aws;

import dev.audiolith.track.ArchiveQueue;
import dev.audiolith.track.TrackId;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The queue of tracks to be archived in SQS. A repeated send makes a second copy: of two who have one, one gets the turn.
public final class SqsArchiveQueue implements ArchiveQueue {
    private final DelayedSend queue;

    public SqsArchiveQueue(SqsClient sqs, String url) {
        this.queue = new DelayedSend(sqs, url, "send for a track");
    }

    @Override
    public void send(TrackId id, Duration delay) {
        queue.send(ArchiveMessages.encode(id), delay);
    }
}
