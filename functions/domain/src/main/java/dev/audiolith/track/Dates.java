package dev.audiolith.track;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// When a track was made, when its files go, and when they are to be fetched.
///
/// @param archiveAt empty as long as its provider is not done with it
/// @param dueAt when a message about it should be sent, or sent again; empty when there is nothing to wait for
public record Dates(Instant createdAt, Instant expiresAt, Optional<Instant> archiveAt, Optional<Instant> dueAt) {
    /// Fetched no later than this before its files go, however late the table says.
    static final Duration RESERVE = Duration.ofDays(2);
    /// When the planner runs, after midnight in UTC.
    private static final Duration NIGHT = Duration.ofHours(3);
    /// A night that is closer than this to the end is too late: there must be time for a second one.
    private static final Duration LAST_NIGHT = Duration.ofHours(12);

    /// Not before it was made, and at once where the reserve is gone already.
    static Dates of(Instant createdAt, Instant expiresAt, Duration archiveAfter) {
        var latest = expiresAt.minus(RESERVE);
        var wanted = createdAt.plus(archiveAfter);
        var earlier = wanted.isBefore(latest) ? wanted : latest;
        var at = earlier.isBefore(createdAt) ? createdAt : earlier;
        return new Dates(createdAt, expiresAt, Optional.of(at), Optional.of(nightOr(at, expiresAt)));
    }

    /// What can wait for the night is archived then, with all the others; what cannot is archived when its time has come.
    private static Instant nightOr(Instant at, Instant expiresAt) {
        var night = at.truncatedTo(ChronoUnit.DAYS).plus(NIGHT);
        var next = night.isBefore(at) ? night.plus(Duration.ofDays(1)) : night;
        return next.isAfter(expiresAt.minus(LAST_NIGHT)) ? at : next;
    }

    static Dates waiting(Instant createdAt, Instant expiresAt) {
        return new Dates(createdAt, expiresAt, Optional.empty(), Optional.empty());
    }

    /// Of a deleted track: since when, and until when it is known that there was one.
    static Dates ofTombstone(Instant deletedAt, Instant forgottenAt) {
        return new Dates(deletedAt, forgottenAt, Optional.empty(), Optional.empty());
    }

    Dates dueAt(Instant at) {
        return new Dates(createdAt, expiresAt, archiveAt, Optional.of(at));
    }

    Dates settled() {
        return new Dates(createdAt, expiresAt, archiveAt, Optional.empty());
    }

    public boolean isDue(Instant now) {
        return dueAt.isPresent() && !now.isBefore(dueAt.get());
    }

    /// Whether its day has come, though it may wait for the night, or for another try.
    public boolean isToBeArchived(Instant now) {
        return archiveAt.isPresent() && !now.isBefore(archiveAt.get());
    }

    public boolean haveExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
