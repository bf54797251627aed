package dev.audiolith.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Delays that double from `first` up to `longest`, each moved by up to 20 % either way so that callers who failed together do not return together.
public record Backoff(Duration first, Duration longest, RandomGenerator random) {
    private static final double JITTER = 0.2;

    public Backoff {
        if (first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("the first delay must not be negative, nor longer than the longest");
        }
    }

    /// The wait after `failures` failed attempts have been made, counted from 1.
    public Duration after(int failures) {
        if (failures < 1) {
            throw new IllegalArgumentException("nothing has failed yet");
        }
        // 2^40 times any first delay is longer than any longest: beyond that the shift would overflow.
        var doubled = Math.min((double) longest.toMillis(), first.toMillis() * Math.pow(2, Math.min(failures - 1, 40)));
        var spread = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.min(Math.round(doubled * spread), longest.toMillis()));
    }
}
