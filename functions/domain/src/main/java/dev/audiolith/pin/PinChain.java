package dev.audiolith.pin;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.failure.Remedy;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Deadline;
import dev.audiolith.time.Sleeper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks each provider in order, several times where that may help, until one keeps the sound or the time is up.
///
/// Every provider gets an equal share of the time that is left, so one that hangs never starves those behind it; what a
/// quick one does not use goes to the others.
public final class PinChain {
    private final List<Pinner> pinners;
    private final int attempts;
    private final Backoff backoff;
    private final Sleeper sleeper;

    public PinChain(List<Pinner> pinners, int attempts, Backoff backoff, Sleeper sleeper) {
        if (pinners.isEmpty()) {
            throw new IllegalArgumentException("a chain needs at least one provider");
        }
        this.pinners = List.copyOf(pinners);
        this.attempts = attempts;
        this.backoff = backoff;
        this.sleeper = sleeper;
    }

    public PinReport pin(PinRequest request, Deadline deadline) {
        var failures = new ArrayList<Failure>();
        for (var i = 0; i < pinners.size() && !deadline.passed(); i++) {
            var pinned = ask(pinners.get(i), request, deadline.share(pinners.size() - i), failures);
            if (pinned.isPresent()) {
                return new PinReport(pinned, failures.size() + 1, failures);
            }
        }
        return new PinReport(Optional.empty(), failures.size(), failures);
    }

    private Optional<PinOutcome.Pinned> ask(Pinner pinner, PinRequest request, Deadline deadline,
            List<Failure> failures) {
        for (var attempt = 1;; attempt++) {
            switch (pinner.pin(request, deadline)) {
                case PinOutcome.Pinned pinned -> {
                    return Optional.of(pinned);
                }
                case PinOutcome.NotPinned(var failure) -> {
                    failures.add(failure);
                    if (attempt >= attempts || !waited(failure, attempt, deadline)) {
                        return Optional.empty();
                    }
                }
            }
        }
    }

    /// Whether the same provider is worth another attempt, and the wait before it is over.
    private boolean waited(Failure failure, int attempt, Deadline deadline) {
        if (failure.kind().remedy() != Remedy.REPEAT_HERE) {
            return false;
        }
        var wait = failure.kind() == FailureKind.RATE_LIMITED
                ? failure.retryAfter().orElseGet(() -> backoff.after(attempt))
                : backoff.after(attempt);
        if (!deadline.allows(wait)) {
            return false;
        }
        try {
            sleeper.sleep(wait);
            return !deadline.passed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
