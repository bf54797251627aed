package dev.audiolith.recording;

import java.time.Duration;

/// A stretch of a recording, from `start` to `end`, both counted from the recording's own beginning.
public record Span(Duration start, Duration end) {

    public Span {
        if (start.isNegative() || end.compareTo(start) < 0) {
            throw new IllegalArgumentException("a stretch ends after it began");
        }
    }

    public Duration length() {
        return end.minus(start);
    }
}
