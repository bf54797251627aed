package dev.audiolith.house.offenders;

import java.time.Duration;

/// Breaks: nobody sleeps.
public final class Sleeps {
    public void aLittle() throws InterruptedException {
        Thread.sleep(Duration.ofMillis(1));
    }
}
