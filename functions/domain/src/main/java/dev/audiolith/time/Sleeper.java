package dev.audiolith.time;

import java.time.Duration;

/// Waiting as a port: production sleeps, a test moves its clock.
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
}
