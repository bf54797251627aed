package dev.audiolith.audio;

import dev.audiolith.content.Cid;
import java.time.Duration;
import java.util.Optional;

/// What was learnt from the bytes of a piece of audio as they passed: their number, their hashes, how long they play if that can be told.
public record Digests(long bytes, String sha256, Cid cid, Optional<Duration> duration) {}
