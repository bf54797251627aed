package dev.audiolith.providers.source;

import java.time.Duration;
import java.util.OptionalLong;

/// How long a provider may take: many files wait behind one that does not come.
///
/// @param answer until it has answered, from the name servers to the end of the head
/// @param silence between one piece of the file and the next
/// @param patience how long it may be as slow as it likes
/// @param slowest bytes a second that anybody's file comes with, but for one who wants to hold us up
record Pace(Duration answer, Duration silence, Duration patience, long slowest) {
    static final Pace USUAL = new Pace(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30), 1024);
    /// Who begins slowly may become so many times as fast.
    private static final int HOPE = 4;

    /// Whether so many bytes in so much time are too few, or the rest cannot come in the time that is left.
    boolean isTooSlow(long bytes, OptionalLong total, Duration time, Duration left) {
        if (time.compareTo(patience) <= 0 || total.equals(OptionalLong.of(bytes))) {
            return false;
        }
        var rate = (double) bytes / time.toMillis();
        var isHopeless = total.isPresent() && total.getAsLong() - bytes > rate * left.toMillis() * HOPE;
        return isHopeless || bytes < slowest * time.toSeconds();
    }
}
