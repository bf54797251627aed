package dev.audiolith.time;

import java.time.Instant;
import java.util.Optional;

/// Whose turn it is to work on something: the `fence`-th holder's, until `until`. Nobody's when there is no end. `holder` is drawn by
/// each for itself: by it a write whose answer was lost is told from that of another.
public record Turn(long fence, Optional<Instant> until, Optional<String> holder) {
    public static final Turn NOBODYS = new Turn(0, Optional.empty(), Optional.empty());

    public boolean isTaken(Instant now) {
        return until.isPresent() && now.isBefore(until.get());
    }

    public Turn given(String to, Instant end) {
        return new Turn(fence + 1, Optional.of(end), Optional.of(to));
    }

    /// The same holder's for longer.
    public Turn heldUntil(Instant end) {
        return new Turn(fence, Optional.of(end), holder);
    }

    public Turn freed() {
        return new Turn(fence, Optional.empty(), Optional.empty());
    }
}
