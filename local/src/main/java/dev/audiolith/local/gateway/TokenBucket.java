package dev.audiolith.local.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Lets `burst` requests through at once and `perSecond` on average, as API Gateway throttles a stage.
final class TokenBucket {
    private final int burst;
    private final int perSecond;
    private final InstantSource clock;
    private double tokens;
    private Instant filled;

    TokenBucket(int burst, int perSecond, InstantSource clock) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.clock = clock;
        this.tokens = burst;
        this.filled = clock.instant();
    }

    synchronized boolean take() {
        var now = clock.instant();
        var passed = Math.max(0, Duration.between(filled, now).toNanos() / 1e9);
        tokens = Math.min(burst, tokens + passed * perSecond);
        filled = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
