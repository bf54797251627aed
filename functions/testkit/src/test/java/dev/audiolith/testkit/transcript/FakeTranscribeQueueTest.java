package dev.audiolith.testkit.transcript;

import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.transcript.TranscribeQueue;
import dev.audiolith.transcript.TranscriptionId;
import java.time.Duration;
import java.util.Optional;

final class FakeTranscribeQueueTest implements TranscribeQueueContract {
    private final ManualClock clock = new ManualClock();
    private final FakeTranscribeQueue fake = new FakeTranscribeQueue(clock, Duration.ofMinutes(16));

    @Override
    public TranscribeQueue queue() {
        return fake;
    }

    @Override
    public Optional<TranscriptionId> receive(Duration wait) {
        clock.advance(wait);
        return fake.queue().receive().map(delivery -> {
            fake.queue().settle(delivery);
            return delivery.body();
        });
    }
}
