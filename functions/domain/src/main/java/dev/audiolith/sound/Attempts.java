package dev.audiolith.sound;

import dev.audiolith.pin.PinReport;
import java.time.Instant;
import java.util.Optional;

/// How often providers were asked, in which background round we are, when the next one is due, and what went wrong last.
public record Attempts(int made, int round, Optional<Instant> nextAt, Optional<Setback> lastFailure) {

    static Attempts firstDueAt(Instant due) {
        return new Attempts(0, 0, Optional.of(due), Optional.empty());
    }

    Attempts after(PinReport report, int nextRound, Optional<Instant> due) {
        var setback = report.lastFailure().map(failure -> new Setback(failure.kind(), failure.by(), failure.message()));
        return new Attempts(made + report.attempts(), nextRound, due, setback.or(() -> lastFailure));
    }

    Attempts dueAt(Instant due) {
        return new Attempts(made, round, Optional.of(due), lastFailure);
    }

    Attempts over() {
        return new Attempts(made, round, Optional.empty(), lastFailure);
    }
}
