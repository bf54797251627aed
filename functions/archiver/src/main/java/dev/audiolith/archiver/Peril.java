package dev.audiolith.archiver;

import dev.audiolith.track.Track;
import dev.audiolith.track.Tracks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How soon the first of those tracks is lost that should be kept by now. In no peril is what still has time by plan, and what has just come:
/// where providers delete after an hour, some track always goes within the hour, and is fetched at that very moment.
record Peril(Tracks tracks) {
    /// As long as between two looks.
    private static final Duration GRACE = Duration.ofMinutes(15);
    /// For what is on its way and has not failed yet.
    private static final Duration LONGEST_WAY = Duration.ofHours(1);
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 10;

    /// Zero once it is too late; empty when none is in peril, as far as the first thousands to go show.
    Optional<Duration> timeToLoss(Instant now) {
        Optional<String> cursor = Optional.empty();
        for (var page = 0; page < MOST_PAGES; page++) {
            var next = tracks.pending(Optional.empty(), PAGE, cursor);
            var first = next.items().stream().filter(track -> shouldBeKept(track, now)).findFirst();
            if (first.isPresent()) {
                var left = Duration.between(now, first.get().dates().expiresAt());
                return Optional.of(left.isNegative() ? Duration.ZERO : left);
            }
            cursor = next.nextCursor();
            if (cursor.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean shouldBeKept(Track track, Instant now) {
        var isOnItsWay = track.run().isOn() && track.lastError().isEmpty();
        return track.dates().isToBeArchived(now.minus(isOnItsWay ? LONGEST_WAY : GRACE));
    }
}
