package dev.audiolith.testkit.sound;

import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.SpeakQueue;
import java.time.Duration;
import java.time.InstantSource;

/// The queue of orders on a test's clock.
public final class FakeSpeakQueue implements SpeakQueue {
    private final FakeQueue<SoundId> queue;

    public FakeSpeakQueue(InstantSource clock, Duration visibility) {
        this.queue = new FakeQueue<>("the queue of orders", clock, visibility);
    }

    public FakeQueue<SoundId> queue() {
        return queue;
    }

    @Override
    public void send(SoundId order, Duration delay) {
        queue.send(order, delay);
    }
}
