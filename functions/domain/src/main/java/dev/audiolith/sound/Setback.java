package dev.audiolith.sound;

import dev.audiolith.failure.FailureKind;

/// The last thing that went wrong on the way to a pin, as the owner may see it.
public record Setback(FailureKind code, String provider, String message) {}
