package dev.audiolith.transcript;

import java.time.Duration;

/// How much of what is heard in a recording has been transcribed. Silence at its ends, and what was not asked for, is not heard.
public record Coverage(Duration heard, Duration transcribed) {
    public static final Coverage NONE = new Coverage(Duration.ZERO, Duration.ZERO);

    /// 1 when everything has been transcribed, also when there was nothing.
    public double ratio() {
        return heard.isZero() ? 1 : Math.min(1, (double) transcribed.toMillis() / heard.toMillis());
    }
}
