package dev.audiolith.transcript;

import java.time.Instant;
import java.util.Optional;

/// Whose turn it is to work on a transcription: the `fence`-th holder's, until `until`. Nobody's when there is no end. `holder` is
/// drawn by each for itself: by it a write whose answer was lost is told from that of another.
public record Turn(long fence, Optional<Instant> until, Optional<TranscriptionId> holder) {
    public static final Turn NOBODYS = new Turn(0, Optional.empty(), Optional.empty());

    boolean isTaken(Instant now) {
        return until.isPresent() && now.isBefore(until.get());
    }

    Turn given(TranscriptionId to, Instant end) {
        return new Turn(fence + 1, Optional.of(end), Optional.of(to));
    }

    Turn freed() {
        return new Turn(fence, Optional.empty(), Optional.empty());
    }
}
