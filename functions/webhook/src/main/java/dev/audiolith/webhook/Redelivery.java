package dev.audiolith.webhook;

import dev.audiolith.sound.Announcements;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When a delivery that failed is made again: five times at growing distances, each moved a little so that receivers who were down
/// together are not called together.
public record Redelivery(RandomGenerator random) {
    static final List<Duration> DELAYS = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2),
            Duration.ofMinutes(10), Announcements.LONGEST_DELAY);

    private static final double JITTER = 0.2;

    /// The wait before retry number `retry`, counted from 1; empty when there is none any more. A receiver may ask for longer.
    Optional<Duration> before(int retry, Optional<Duration> asked) {
        if (retry > DELAYS.size()) {
            return Optional.empty();
        }
        var spread = 1 + JITTER * (2 * random.nextDouble() - 1);
        var usual = Duration.ofMillis(Math.round(DELAYS.get(retry - 1).toMillis() * spread));
        var wait = asked.filter(longer -> longer.compareTo(usual) > 0).orElse(usual);
        return Optional.of(wait.compareTo(Announcements.LONGEST_DELAY) > 0 ? Announcements.LONGEST_DELAY : wait);
    }
}
