package dev.audiolith.testkit.transcript;

import dev.audiolith.testkit.sound.FakeQueue;
import dev.audiolith.transcript.TranscribeQueue;
import dev.audiolith.transcript.TranscriptionId;
import java.time.Duration;
import java.time.InstantSource;

/// The queue of transcriptions on a test's clock.
public final class FakeTranscribeQueue implements TranscribeQueue {
    private final FakeQueue<TranscriptionId> queue;

    public FakeTranscribeQueue(InstantSource clock, Duration visibility) {
        this.queue = new FakeQueue<>("the queue of transcriptions", clock, visibility);
    }

    public FakeQueue<TranscriptionId> queue() {
        return queue;
    }

    @Override
    public void send(TranscriptionId id, Duration delay) {
        queue.send(id, delay);
    }
}
