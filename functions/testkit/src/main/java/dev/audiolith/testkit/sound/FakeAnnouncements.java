package dev.audiolith.testkit.sound;

import dev.audiolith.sound.Announcement;
import dev.audiolith.sound.Announcements;
import java.time.Duration;
import java.time.InstantSource;

/// The queue of announcements on a test's clock.
public final class FakeAnnouncements implements Announcements {
    private final FakeQueue<Sent> queue;

    /// An announcement and the number of its retry.
    public record Sent(Announcement announcement, int retry) {}

    public FakeAnnouncements(InstantSource clock, Duration visibility) {
        this.queue = new FakeQueue<>("the queue of announcements", clock, visibility);
    }

    public FakeQueue<Sent> queue() {
        return queue;
    }

    @Override
    public void send(Announcement announcement, int retry, Duration delay) {
        queue.send(new Sent(announcement, retry), delay);
    }
}
