package dev.audiolith.sound;

import dev.audiolith.failure.StorageUnavailable;
import java.time.Duration;
import java.util.Optional;

/// Where a sound lies until a provider keeps it: for how long, and who comes back for it.
public final class Shelf {
    private final RetryQueue queue;
    private final Lifetimes lifetimes;

    public Shelf(RetryQueue queue, Lifetimes lifetimes) {
        this.queue = queue;
        this.lifetimes = lifetimes;
    }

    Lifetimes lifetimes() {
        return lifetimes;
    }

    /// What went wrong, if anything did. Not thrown, since a sound that gets pinned at once needs no message.
    Optional<StorageUnavailable> queue(RetryQueue.Retry retry, Duration delay) {
        try {
            queue.send(retry, delay);
            return Optional.empty();
        } catch (StorageUnavailable e) {
            return Optional.of(e);
        }
    }
}
