package dev.audiolith.sound;

import dev.audiolith.failure.StorageUnavailable;
import java.time.Duration;
import java.util.Optional;

/// Where a sound lies until a provider keeps it: for how long, who comes back for it, and how its bytes go.
public final class Shelf {
    private final SoundBytes bytes;
    private final RetryQueue queue;
    private final Lifetimes lifetimes;

    public Shelf(SoundBytes bytes, RetryQueue queue, Lifetimes lifetimes) {
        this.bytes = bytes;
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

    /// Deletes the bytes of a sound whose record says PINNED. What went wrong, if anything did: then the queued message, which
    /// finds the sound pinned, deletes them.
    Optional<StorageUnavailable> clear(Sound pinned) {
        try {
            bytes.delete(pinned.audio().objectKey());
            return Optional.empty();
        } catch (StorageUnavailable e) {
            return Optional.of(e);
        }
    }
}
