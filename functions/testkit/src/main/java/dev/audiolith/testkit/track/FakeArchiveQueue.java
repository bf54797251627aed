package dev.audiolith.testkit.track;

import dev.audiolith.testkit.sound.FakeQueue;
import dev.audiolith.track.ArchiveQueue;
import dev.audiolith.track.TrackId;
import java.time.Duration;
import java.time.InstantSource;

/// The queue of tracks on a test's clock.
public final class FakeArchiveQueue implements ArchiveQueue {
    private final FakeQueue<TrackId> queue;

    public FakeArchiveQueue(InstantSource clock, Duration visibility) {
        this.queue = new FakeQueue<>("the queue of tracks", clock, visibility);
    }

    public FakeQueue<TrackId> queue() {
        return queue;
    }

    @Override
    public void send(TrackId id, Duration delay) {
        queue.send(id, delay);
    }
}
