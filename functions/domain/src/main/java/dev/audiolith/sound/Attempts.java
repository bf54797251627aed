package dev.audiolith.sound;

import dev.audiolith.pin.PinReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// How often providers were asked, in which background round we are, when the next one is due, when the
/// last one was, and what went wrong in it.
public record Attempts(int made, int round, Optional<Instant> nextAt, Optional<Instant> triedAt, Optional<Setback> lastFailure) {

    static Attempts firstDueAt(Instant due) {
        return new Attempts(0, 0, Optional.of(due), Optional.empty(), Optional.empty());
    }

    Attempts after(PinReport report, int nextRound, Optional<Instant> due) {
        var setback = report.lastFailure().map(failure -> new Setback(failure.kind(), failure.by(), failure.message()));
        return new Attempts(made + report.attempts(), nextRound, due, triedAt, setback.or(() -> lastFailure));
    }

    /// In milliseconds, as the table keeps it.
    Attempts madeAt(Instant now) {
        return new Attempts(made, round, nextAt, Optional.of(now.truncatedTo(ChronoUnit.MILLIS)), lastFailure);
    }

    Attempts dueAt(Instant due) {
        return new Attempts(made, round, Optional.of(due), triedAt, lastFailure);
    }

    Attempts over() {
        return new Attempts(made, round, Optional.empty(), triedAt, lastFailure);
    }
}
