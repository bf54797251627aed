package dev.audiolith.recording;

import java.time.Duration;
import java.util.Optional;

/// What of a recording is wanted: from `start` to `end`, where they are given, and with or without the silence at both of its ends.
public record Trim(Optional<Duration> start, Optional<Duration> end, boolean silence) {
    /// All of it but the silence before the first and after the last sound.
    public static final Trim USUAL = new Trim(Optional.empty(), Optional.empty(), true);
}
