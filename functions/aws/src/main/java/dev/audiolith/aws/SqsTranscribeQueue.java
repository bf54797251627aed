package dev.audiolith.aws;

import dev.audiolith.transcript.TranscribeQueue;
import dev.audiolith.transcript.TranscriptionId;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The queue of transcriptions in SQS. A repeated send makes a second copy, which dies out.
public final class SqsTranscribeQueue implements TranscribeQueue {
    private final DelayedSend queue;

    public SqsTranscribeQueue(SqsClient sqs, String url) {
        this.queue = new DelayedSend(sqs, url, "send for a transcription");
    }

    @Override
    public void send(TranscriptionId id, Duration delay) {
        queue.send(TranscribeMessages.encode(id), delay);
    }
}
