package dev.audiolith.track;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How it stands with an owner's tracks, or with all.
///
/// @param pending tracks that can still be archived, and so be lost
/// @param urgent those of them that go within two days
/// @param firstLoss when the first of them goes
public record Statistics(long archived, long pending, long urgent, long expired, Optional<Instant> firstLoss) {
    public static final Duration URGENT = Duration.ofDays(2);

    /// In percent of what was to be archived and has come to an end or may still; 100 when there is nothing.
    public double archivePercentage() {
        var all = archived + pending + expired;
        return all == 0 ? 100 : 100.0 * archived / all;
    }

    /// Zero once it is too late.
    public Optional<Duration> timeToLoss(Instant now) {
        return firstLoss.map(at -> at.isBefore(now) ? Duration.ZERO : Duration.between(now, at));
    }
}
