package dev.audiolith.sound;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What follows once speech is stored, whoever had it spoken: the sound's record, its first retry message, the first try to pin it.
public final class Keeping {
    /// Kept back from pinning, so that its outcome can still be recorded.
    private static final Duration PINNING_MARGIN = Duration.ofSeconds(1);

    private final Pinning pinning;
    private final Shelf shelf;

    public Keeping(Pinning pinning, Shelf shelf) {
        this.pinning = pinning;
        this.shelf = shelf;
    }

    /// A recorded sound after its first try, and what will heal by itself.
    record Tried(Sound sound, List<StorageUnavailable> troubles) {}

    /// The record of a sound that begins now.
    Sound begin(SoundId id, String owner, StoredAudio audio, Callbacks callbacks, Instant now) {
        return Sound.temporary(id, owner, audio, shelf.lifetimes().from(now), now.plus(pinning.firstDelay()), callbacks);
    }

    /// Sends for a sound that waits for a provider; what went wrong, if anything did.
    Optional<StorageUnavailable> sendFor(Sound sound) {
        return shelf.queue(new RetryQueue.Retry(sound.id(), sound.attempts().round()), pinning.firstDelay());
    }

    /// Leaves the first try to the queued message. Throws [StorageUnavailable] when there is none: then the sound must not be
    /// acknowledged.
    void leave(Sound recorded) {
        sendFor(recorded).ifPresent(trouble -> {
            throw trouble;
        });
    }

    /// Throws [StorageUnavailable] when the sound is recorded but nothing would bring it back for certain: then it must not be
    /// acknowledged.
    Tried keep(Sound recorded, SoundBytes.Held held, Deadline deadline) {
        var queued = sendFor(recorded);
        var troubles = new ArrayList<StorageUnavailable>();
        queued.ifPresent(troubles::add);
        var pinned = pin(recorded, held, deadline.less(PINNING_MARGIN), troubles);
        if (queued.isPresent() && pinned.state() != SoundState.PINNED) {
            throw queued.get();
        }
        return new Tried(pinned, List.copyOf(troubles));
    }

    private Sound pin(Sound sound, SoundBytes.Held held, Deadline deadline, List<StorageUnavailable> troubles) {
        try {
            var attempted = pinning.pin(sound, held, sound.attempts().round(), deadline);
            troubles.addAll(attempted.troubles());
            return attempted.sound();
        } catch (StorageUnavailable e) {
            // It is stored, recorded and queued: the promise holds, and the retry message will record the pin.
            troubles.add(e);
            return sound;
        }
    }
}
