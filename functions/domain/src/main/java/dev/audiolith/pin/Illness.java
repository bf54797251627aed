package dev.audiolith.pin;

import dev.audiolith.failure.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// That a provider failed of late: how, how many times in a row, and until when it is asked after the others.
///
/// Trouble that may pass in a moment counts for half a minute, doubled up to five; trouble that somebody has to mend (a key, a bill,
/// a service that ended) for ten minutes, doubled up to an hour.
public record Illness(FailureKind kind, int streak, Instant until) {
    /// The shortest time that any illness lasts.
    static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SHORTEST_TO_MEND = Duration.ofMinutes(10);
    private static final Duration LONGEST_TO_MEND = Duration.ofHours(1);
    /// Doubled this often, every time has reached its longest.
    private static final int MOST_DOUBLINGS = 10;

    /// The least ill first: before one that somebody has to mend, one that may be well in a moment; then the one that failed less often
    /// in a row; then the one whose trouble is longer ago.
    static final Comparator<Illness> LEAST_FIRST = Comparator.comparing((Illness illness) -> course(illness.kind()))
            .thenComparingInt(Illness::streak).thenComparing(Illness::until);

    private enum Course {
        /// The sound's own fault, not the provider's.
        NONE,
        /// It may be well again in a moment.
        PASSING,
        /// Nothing changes until somebody mends it.
        LASTING
    }

    public Illness {
        if (streak < 1) {
            throw new IllegalArgumentException("nobody is ill who has not failed once");
        }
    }

    /// What the first failure makes of a provider, or another one after `before`; empty when it says nothing about the provider.
    static Optional<Illness> of(FailureKind kind, Optional<Illness> before, Instant now) {
        var course = course(kind);
        var streak = before.map(Illness::streak).orElse(0) + 1;
        return course == Course.NONE ? Optional.empty() : Optional.of(new Illness(kind, streak, now.plus(time(course, streak))));
    }

    /// Whether another failure of this kind is no news.
    boolean covers(FailureKind other, Instant now) {
        return !isOver(now) && course(kind).compareTo(course(other)) >= 0;
    }

    /// Whether it may be asked in its turn again. An end further away than it was ever set means that somebody's clock is wrong: then
    /// it is over too.
    boolean isOver(Instant now) {
        return !now.isBefore(until) || until.isAfter(now.plus(time(course(kind), streak)));
    }

    /// The same while somebody tries whether it is still so; over again soon, in case they never say.
    Illness whileTried(Instant now) {
        return new Illness(kind, streak, now.plus(SHORTEST));
    }

    private static Duration time(Course course, int streak) {
        return switch (course) {
            case NONE -> Duration.ZERO;
            case PASSING -> doubled(SHORTEST, streak, LONGEST);
            case LASTING -> doubled(SHORTEST_TO_MEND, streak, LONGEST_TO_MEND);
        };
    }

    private static Duration doubled(Duration first, int streak, Duration longest) {
        var time = first.multipliedBy(1L << Math.min(streak - 1, MOST_DOUBLINGS));
        return time.compareTo(longest) < 0 ? time : longest;
    }

    private static Course course(FailureKind kind) {
        return switch (kind) {
            case INVALID_INPUT, TOO_LARGE -> Course.NONE;
            case RATE_LIMITED, BUSY, UNREACHABLE, TIMED_OUT, CORRUPT_ANSWER -> Course.PASSING;
            case NOT_FOUND, UNAUTHORIZED, FORBIDDEN, QUOTA_EXHAUSTED, RETIRED -> Course.LASTING;
        };
    }
}
