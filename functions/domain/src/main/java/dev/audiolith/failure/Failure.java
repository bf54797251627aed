package dev.audiolith.failure;

import java.time.Duration;
import java.util.Optional;

/// One failed call: its kind, who failed, a sentence for people, and when to come back if the other side said so.
///
/// The message is ours: it never quotes a key, a signed URL or an unbounded answer.
public record Failure(FailureKind kind, String by, String message, Optional<Duration> retryAfter) {
    /// Who failed when what was to be sent could not be read from our own bucket: no provider is to be blamed for that.
    public static final String OUR_STORE = "storage";

    public static Failure of(FailureKind kind, String by, String message) {
        return new Failure(kind, by, message, Optional.empty());
    }
}
