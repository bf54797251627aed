package dev.audiolith.sound;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// How long an unpinned sound lives: its link for `temporary`; after that it is kept for `retention` more, or not at all.
public record Lifetimes(Duration temporary, UnpinnedPolicy policy, Duration retention) {

    /// What becomes of a sound that no provider took in its time.
    public enum UnpinnedPolicy {
        KEEP, EXPIRE
    }

    /// The life of a sound that begins now. The table's own expiry is set to its very end from the start, so that a late or
    /// lost background job can never let a sound expire that should have been kept.
    ///
    /// Counted in milliseconds, as the table keeps them: what is answered first is what is read later.
    Life from(Instant instant) {
        var now = instant.truncatedTo(ChronoUnit.MILLIS);
        var temporaryUntil = now.plus(temporary);
        var end = switch (policy) {
            case KEEP -> temporaryUntil.plus(retention);
            case EXPIRE -> temporaryUntil;
        };
        return new Life(now, temporaryUntil, Optional.of(end));
    }
}
