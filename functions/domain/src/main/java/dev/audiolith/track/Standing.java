package dev.audiolith.track;

import java.util.Optional;

/// How a track counts in the statistics.
public enum Standing {
    /// Its provider is not done with it.
    WAITING,
    /// To be archived: it can still be lost.
    OPEN,
    /// Kept.
    ARCHIVED,
    /// Lost.
    EXPIRED;

    /// Empty for a deleted one: it counts nowhere.
    public static Optional<Standing> of(Track track) {
        return switch (track.state()) {
            case REGISTERED, DUE, ARCHIVING, FAILED -> Optional.of(track.about().isCompleted() ? OPEN : WAITING);
            case ARCHIVED -> Optional.of(ARCHIVED);
            case EXPIRED -> Optional.of(EXPIRED);
            case DELETED -> Optional.empty();
        };
    }
}
