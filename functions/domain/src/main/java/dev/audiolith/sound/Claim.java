package dev.audiolith.sound;

import java.time.Instant;

/// The right to speak under `key` until `leaseUntil`, as the `fence`-th to hold it. Whoever held it before has a lower
/// fence, and nothing they write afterwards counts.
public record Claim(String key, SoundId soundId, long fence, Instant leaseUntil) {}
