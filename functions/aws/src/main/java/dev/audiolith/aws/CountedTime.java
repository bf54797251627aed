package dev.audiolith.aws;

import java.time.Duration;
import java.time.Instant;

/// The half hour in which a track's files go, as the counters have it: the `slice` of a span of two days, the `span` of an era of 200 days, and
/// the `era` since the year 2000.
///
/// Three steps, so that however many tracks there are, and whenever they go, a row of counters has at most a hundred and some, and three rows
/// say how many go before a given half hour: those of the eras before its era, of the spans before its span, of the slices before it. Nothing
/// is ever moved from one counter to another as time goes by, so nothing that has expired meanwhile is lost sight of.
record CountedTime(long era, int span, int slice) {
    static final Duration SLICE = Duration.ofMinutes(30);

    private static final int SLICES = 96;
    private static final int SPANS = 100;
    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");
    /// After its end nobody asks for the rows of an era any more.
    private static final Duration KEPT = Duration.ofDays(90);

    static CountedTime of(Instant at) {
        var slices = Math.max(0, Duration.between(BEGINNING, at).dividedBy(SLICE));
        return new CountedTime(slices / SLICES / SPANS, (int) (slices / SLICES % SPANS), (int) (slices % SLICES));
    }

    Instant start() {
        return BEGINNING.plus(SLICE.multipliedBy((era * SPANS + span) * SLICES + slice));
    }

    /// When the table may forget the rows of this era.
    Instant forgottenAt() {
        return new CountedTime(era + 1, 0, 0).start().plus(KEPT);
    }
}
