package dev.audiolith.providers.openai;

import dev.audiolith.recording.Span;
import java.time.Duration;
import java.util.OptionalDouble;

/// Gives each passage of an answer, in order, a time within its piece, never before the passage before it.
///
/// Whisper is known to answer times beyond the end, ends before starts, and words a little out of order. A time that cannot be is
/// taken for the end of what was said before.
final class PieceTimes {
    private static final double MILLIS_A_SECOND = 1000;

    private final Duration length;
    private Span last = new Span(Duration.ZERO, Duration.ZERO);

    PieceTimes(Duration length) {
        this.length = length;
    }

    Span next(OptionalDouble startSeconds, OptionalDouble endSeconds) {
        var start = later(time(startSeconds, last.end()), last.start());
        var end = later(time(endSeconds, later(start, isBeyond(endSeconds) ? length : start)), start);
        last = new Span(start, end);
        return last;
    }

    private Duration time(OptionalDouble seconds, Duration otherwise) {
        return seconds.isEmpty() || seconds.getAsDouble() < 0 || isBeyond(seconds)
                ? otherwise
                : Duration.ofMillis(Math.round(seconds.getAsDouble() * MILLIS_A_SECOND));
    }

    private boolean isBeyond(OptionalDouble seconds) {
        return seconds.isPresent() && seconds.getAsDouble() * MILLIS_A_SECOND > length.toMillis();
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
