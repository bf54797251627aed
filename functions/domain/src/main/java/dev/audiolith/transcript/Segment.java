package dev.audiolith.transcript;

import java.time.Duration;

/// A passage of a transcript, and when it is heard, from the beginning of the recording that was uploaded.
public record Segment(String text, Duration start, Duration end) {

    public Segment {
        if (start.isNegative() || end.compareTo(start) < 0) {
            throw new IllegalArgumentException("a passage ends after it began");
        }
    }

    /// The same passage in a recording that has `offset` before it.
    public Segment after(Duration offset) {
        return new Segment(text, start.plus(offset), end.plus(offset));
    }
}
