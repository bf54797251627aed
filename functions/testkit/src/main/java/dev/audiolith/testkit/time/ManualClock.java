package dev.audiolith.testkit.time;

import dev.audiolith.time.Deadline;
import dev.audiolith.time.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Time that moves only when told to, or when somebody sleeps: waits take no time and are written down.
public final class ManualClock implements InstantSource, Sleeper {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Duration> sleeps = new ArrayList<>();
    private Instant now = START;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration time) {
        sleeps.add(time);
        now = now.plus(time);
    }

    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    public Deadline in(Duration time) {
        return Deadline.after(time, this);
    }

    /// Every wait so far, in order.
    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }
}
