package dev.audiolith.sound;

import java.time.Instant;

/// The right to speak the sound under `key` until `leaseUntil`, as the `fence`-th to hold it for this sound. Whoever held it before has
/// a lower fence or another sound, and nothing they write afterwards counts.
public record Claim(String key, SoundId soundId, long fence, Instant leaseUntil) {}
