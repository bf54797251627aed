package dev.audiolith.pin;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.StorageUnavailable;
import java.util.List;
import java.util.Optional;

/// What asking the whole chain came to: who keeps the sound, if anyone, how many attempts were made, every failure on the way, and
/// what of our own went wrong without changing the outcome.
public record PinReport(Optional<PinOutcome.Pinned> pinned, int attempts, List<Failure> failures, List<StorageUnavailable> troubles) {
    /// Nobody was asked.
    public static final PinReport NOBODY_ASKED = new PinReport(Optional.empty(), 0, List.of(), List.of());

    public PinReport {
        failures = List.copyOf(failures);
        troubles = List.copyOf(troubles);
    }

    public Optional<Failure> lastFailure() {
        return failures.isEmpty() ? Optional.empty() : Optional.of(failures.getLast());
    }
}
