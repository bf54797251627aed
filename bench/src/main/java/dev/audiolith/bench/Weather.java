package dev.audiolith.bench;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.pin.Pinner;
import dev.audiolith.time.Deadline;
import dev.audiolith.time.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Providers of which one attempt in ten fails, and the first is dead for an hour; with a clock that whoever is being served moves on.
final class Weather implements InstantSource, Sleeper {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant DEAD_FROM = START.plus(Duration.ofHours(10));
    static final Instant DEAD_UNTIL = DEAD_FROM.plus(Duration.ofHours(1));

    private static final double FAILING = 0.1;
    private static final Duration ATTEMPT = Duration.ofMillis(400);

    private final SplittableRandom random = new SplittableRandom(42);
    private final List<Pinner> pinners;
    private Instant now = START;
    private long attempts;
    private long callsToTheDead;

    Weather(int providers) {
        this.pinners = IntStream.range(0, providers).<Pinner>mapToObj(Provider::new).toList();
    }

    List<Pinner> pinners() {
        return pinners;
    }

    long attempts() {
        return attempts;
    }

    long callsToTheDead() {
        return callsToTheDead;
    }

    SplittableRandom random() {
        return random;
    }

    void set(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void sleep(Duration time) {
        now = now.plus(time);
    }

    private final class Provider implements Pinner {
        private final int number;

        Provider(int number) {
            this.number = number;
        }

        @Override
        public String name() {
            return "provider-" + number;
        }

        @Override
        public PinOutcome pin(PinRequest request, Deadline deadline) {
            attempts++;
            var isDead = number == 0 && !now.isBefore(DEAD_FROM) && now.isBefore(DEAD_UNTIL);
            sleep(ATTEMPT);
            if (isDead) {
                callsToTheDead++;
                return failed(FailureKind.UNREACHABLE);
            }
            return random.nextDouble() < FAILING ? failed(FailureKind.BUSY) : new PinOutcome.Pinned(name(), Optional.empty());
        }

        private PinOutcome failed(FailureKind kind) {
            return new PinOutcome.NotPinned(Failure.of(kind, name(), "bad weather"));
        }
    }
}
