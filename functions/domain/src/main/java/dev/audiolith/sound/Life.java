package dev.audiolith.sound;

import java.time.Instant;
import java.util.Optional;

/// When a sound began, until when it counts as temporary, and when its bytes go (never, once pinned).
public record Life(Instant createdAt, Instant temporaryUntil, Optional<Instant> expiresAt) {

    boolean isOver(Instant now) {
        return expiresAt.isPresent() && !now.isBefore(expiresAt.get());
    }

    Life forEver() {
        return new Life(createdAt, temporaryUntil, Optional.empty());
    }

    Life until(Instant end) {
        return new Life(createdAt, temporaryUntil, Optional.of(end));
    }
}
