package dev.audiolith.aws;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.settings.Misconfigured;
import dev.audiolith.settings.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// What one secret holds, read again every five minutes, and when somebody was refused with what is known.
///
/// It must be readable once, or nothing starts. After that nobody fails because it is not: what was read last is what is known.
final class SecretsVault implements Vault {
    private static final Duration GOOD = Duration.ofMinutes(5);
    /// So that a secret that cannot be read is not asked for with every request.
    private static final Duration SECOND_TRY = Duration.ofMinutes(1);
    /// Longer ago than this, it is worth looking again after a refusal. Each look is paid for.
    private static final Duration JUST_READ = Duration.ofSeconds(10);

    private final Supplier<Map<String, String>> secret;
    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Known known;

    /// @param triedAt when it was read, or could not be, the last time
    private record Known(Map<String, String> variables, Instant triedAt, Instant goodUntil) {}

    SecretsVault(Supplier<Map<String, String>> secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
        var now = clock.instant();
        this.known = new Known(Map.copyOf(secret.get()), now, now.plus(GOOD));
    }

    /// One reads, the others go on with what is known.
    @Override
    public Map<String, String> variables() {
        if (!clock.instant().isBefore(known.goodUntil()) && reading.tryLock()) {
            try {
                read();
            } finally {
                reading.unlock();
            }
        }
        return known.variables();
    }

    /// One reads, the others wait for what that one finds.
    @Override
    public void readAgain() {
        reading.lock();
        try {
            if (Duration.between(known.triedAt(), clock.instant()).abs().compareTo(JUST_READ) > 0) {
                read();
            }
        } finally {
            reading.unlock();
        }
    }

    private void read() {
        var now = clock.instant();
        try {
            known = new Known(Map.copyOf(secret.get()), now, now.plus(GOOD));
        } catch (StorageUnavailable | Misconfigured e) {
            // What is known may still be right; if it is not, whoever refuses it says so.
            known = new Known(known.variables(), now, now.plus(SECOND_TRY));
        }
    }
}
