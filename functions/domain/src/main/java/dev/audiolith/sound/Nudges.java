package dev.audiolith.sound;

import dev.audiolith.failure.StorageUnavailable;
import java.util.List;
import java.util.random.RandomGenerator;

/// Retries by chance: with the given chance, storing or playing a temporary sound has a few pending ones tried at once, whichever
/// they are, off the request's path.
///
/// Nothing depends on it. Each waiting sound has a message of its own; this only shortens its wait once a provider is back.
public final class Nudges {
    private final RetryQueue queue;
    private final double chance;
    private final RandomGenerator random;

    public Nudges(RetryQueue queue, double chance, RandomGenerator random) {
        if (!(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException("a chance is between 0 and 1");
        }
        this.queue = queue;
        this.chance = chance;
        this.random = random;
    }

    /// Sends one, or not. What went wrong, if anything did: never a reason to fail a request.
    public List<StorageUnavailable> maybe() {
        // Between 0 and 1, 1 excluded: a chance of 0 never comes, one of 1 always does.
        if (random.nextDouble() >= chance) {
            return List.of();
        }
        try {
            queue.nudge();
            return List.of();
        } catch (StorageUnavailable e) {
            return List.of(e);
        }
    }
}
