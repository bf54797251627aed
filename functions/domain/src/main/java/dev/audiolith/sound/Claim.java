package dev.audiolith.sound;

import java.time.Instant;

/// The right to speak the sound under `key` until `leaseUntil`, as the `fence`-th to hold it for this sound. Whoever held it before has
/// a lower fence or another sound, and nothing they write afterwards counts.
public record Claim(String key, SoundId soundId, long fence, Instant leaseUntil) {

    /// Whether what an earlier holder stored can be relied on. What no record leads to is deleted when no claim leads to it any more,
    /// but a claim that is taken over again and again lives longer: found a moment before [OrphanSweep] deletes it, it would be lost.
    boolean reachesBackTo(SoundBytes.Stored stored) {
        return stored.storedAt().isAfter(leaseUntil.minus(Turnstile.MEMORY));
    }
}
