package dev.audiolith.testkit.track;

import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.track.ArchiveQueue;
import dev.audiolith.track.TrackId;
import java.time.Duration;
import java.util.Optional;

final class FakeArchiveQueueTest implements ArchiveQueueContract {
    private final ManualClock clock = new ManualClock();
    private final FakeArchiveQueue fake = new FakeArchiveQueue(clock, Duration.ofMinutes(16));

    @Override
    public ArchiveQueue queue() {
        return fake;
    }

    @Override
    public Optional<TrackId> receive(Duration wait) {
        clock.advance(wait);
        return fake.queue().receive().map(delivery -> {
            fake.queue().settle(delivery);
            return delivery.body();
        });
    }
}
