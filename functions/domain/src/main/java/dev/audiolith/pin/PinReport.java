package dev.audiolith.pin;

import dev.audiolith.failure.Failure;
import java.util.List;
import java.util.Optional;

/// What asking the whole chain came to: who keeps the sound, if anyone, how many attempts were made, and every failure on the way.
public record PinReport(Optional<PinOutcome.Pinned> pinned, int attempts, List<Failure> failures) {

    public PinReport {
        failures = List.copyOf(failures);
    }

    public Optional<Failure> lastFailure() {
        return failures.isEmpty() ? Optional.empty() : Optional.of(failures.getLast());
    }
}
