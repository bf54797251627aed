package dev.audiolith.sound;

import java.time.Instant;
import java.util.Optional;

/// Who keeps a sound, under which name of theirs, since when.
public record Pin(String provider, Optional<String> fileId, Instant pinnedAt) {}
