package dev.audiolith.ipfsretry;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.Gateways;
import dev.audiolith.pin.PinChain;
import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.pin.Pinner;
import dev.audiolith.pin.Triage;
import dev.audiolith.sound.Aftercare;
import dev.audiolith.sound.Pinning;
import dev.audiolith.sound.Rescue;
import dev.audiolith.sound.RetrievalCheck;
import dev.audiolith.sound.Retrier;
import dev.audiolith.sound.Upkeep;
import dev.audiolith.testkit.pin.FakeFetcher;
import dev.audiolith.testkit.pin.FakeProviderHealth;
import dev.audiolith.testkit.sound.FakeRetryQueue;
import dev.audiolith.testkit.sound.FakeSoundBytes;
import dev.audiolith.testkit.sound.FakeSounds;
import dev.audiolith.testkit.sound.SampleSounds;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Pending sounds over fakes, and one provider that is down until it is switched on.
final class Bench implements Pinner {
    final ManualClock clock = new ManualClock();
    final Rescue rescue;
    volatile boolean providerIsUp;
    volatile int asked;

    private final FakeSounds sounds = new FakeSounds();

    Bench() {
        clock.advance(Duration.between(clock.instant(), SampleSounds.BORN.plusSeconds(30)));
        var bytes = new FakeSoundBytes();
        var queue = new FakeRetryQueue(clock, Duration.ofMinutes(30));
        var backoff = new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(15), new Random(1));
        var pinning = new Pinning(sounds, bytes,
                new PinChain(List.of(this), 1, backoff, clock, new Triage(new FakeProviderHealth(), clock)), backoff, clock);
        var gateways = new Gateways(List.of(URI.create("https://gateway.test")), Map.of(), Optional.empty());
        var check = new RetrievalCheck(new FakeFetcher(), gateways, bytes);
        var aftercare = new Aftercare(sounds, bytes, pinning, check, new Upkeep(1, false), clock);
        this.rescue = new Rescue(sounds, new Retrier(sounds, queue, pinning, aftercare, clock), clock);
    }

    void pending(int number) {
        for (var i = 0; i < number; i++) {
            sounds.putIfAbsent(SampleSounds.temporary(SampleSounds.newId()));
        }
    }

    @Override
    public String name() {
        return "provider";
    }

    @Override
    public synchronized PinOutcome pin(PinRequest request, Deadline deadline) {
        asked++;
        return providerIsUp
                ? new PinOutcome.Pinned(name(), Optional.of("file"))
                : new PinOutcome.NotPinned(Failure.of(FailureKind.UNREACHABLE, name(), "switched off"));
    }
}
