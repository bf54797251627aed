package dev.audiolith.track;

import java.time.Duration;
import java.util.Optional;

/// A file of a track in our bucket. It is there only if it was verified.
///
/// @param plays how long it plays, where it does
public record Kept(String key, long bytes, String sha256, String contentType, Optional<Duration> plays) {}
