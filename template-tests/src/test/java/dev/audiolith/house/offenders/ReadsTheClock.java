package dev.audiolith.house.offenders;

import java.time.Instant;

/// Breaks: only wiring reads the clock.
public final class ReadsTheClock {
    public Instant when() {
        return Instant.now();
    }
}
