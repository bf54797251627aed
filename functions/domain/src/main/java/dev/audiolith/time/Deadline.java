package dev.audiolith.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The moment by which work must have ended. Sums of attempts never pass it, because every wait and every call is cut from it.
public record Deadline(Instant at, InstantSource clock) {

    public static Deadline after(Duration time, InstantSource clock) {
        return new Deadline(clock.instant().plus(time), clock);
    }

    /// What is left; zero once the moment has passed.
    public Duration remaining() {
        var left = Duration.between(clock.instant(), at);
        return left.isNegative() ? Duration.ZERO : left;
    }

    public boolean passed() {
        return remaining().isZero();
    }

    /// Whether a wait of `time` would still leave something to work with.
    public boolean allows(Duration time) {
        return remaining().compareTo(time) > 0;
    }

    /// This deadline, or `limit` from now if that is earlier.
    public Deadline within(Duration limit) {
        var earlier = clock.instant().plus(limit);
        return earlier.isBefore(at) ? new Deadline(earlier, clock) : this;
    }

    /// Earlier by `margin`, so that there is time left to say how it ended.
    public Deadline less(Duration margin) {
        return new Deadline(at.minus(margin), clock);
    }

    /// An equal part of what is left, for the next of `parts` who still have to be asked.
    public Deadline share(int parts) {
        return within(remaining().dividedBy(parts));
    }
}
