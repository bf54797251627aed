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
import java.util.Set;

/// Asks each provider in order, several times where that may help, until one keeps the sound or the time is up.
///
/// Every provider gets an equal share of the time that is left, so one that hangs never starves those behind it; what a
/// quick one does not use goes to the others. Providers that failed of late come last, see [Triage].
public final class PinChain {
    private final List<Pinner> pinners;
    private final int attempts;
    private final Backoff backoff;
    private final Sleeper sleeper;
    private final Triage triage;

    public PinChain(List<Pinner> pinners, int attempts, Backoff backoff, Sleeper sleeper, Triage triage) {
        if (pinners.isEmpty()) {
            throw new IllegalArgumentException("a chain needs at least one provider");
        }
        this.pinners = List.copyOf(pinners);
        this.attempts = attempts;
        this.backoff = backoff;
        this.sleeper = sleeper;
        this.triage = triage;
    }

    public PinReport pin(PinRequest request, Deadline deadline) {
        return pin(request, deadline, Set.of());
    }

    /// Providers named in `without` are not asked: they have it already.
    public PinReport pin(PinRequest request, Deadline deadline, Set<String> without) {
        var turns = triage.turns(pinners.stream().filter(pinner -> !without.contains(pinner.name())).toList());
        var order = turns.order();
        var failures = new ArrayList<Failure>();
        var troubles = new ArrayList<>(turns.troubles());
        for (var i = 0; i < order.size() && !deadline.passed(); i++) {
            var turn = order.get(i);
            var share = deadline.share(order.size() - i);
            var had = share.remaining();
            var pinned = ask(turn, request, share, failures);
            if (pinned.isPresent()) {
                troubles.addAll(triage.succeeded(turn));
                return new PinReport(pinned, failures.size() + 1, failures, troubles);
            }
            troubles.addAll(triage.failed(turn, failures.getLast(), had));
        }
        return new PinReport(Optional.empty(), failures.size(), failures, troubles);
    }

    /// Whether anybody is left to ask besides those named in `without`.
    public boolean hasOthersThan(Set<String> without) {
        return pinners.stream().anyMatch(pinner -> !without.contains(pinner.name()));
    }

    private Optional<PinOutcome.Pinned> ask(Triage.Turn turn, PinRequest request, Deadline deadline, List<Failure> failures) {
        var most = turn.isTrial() ? 1 : attempts;
        for (var attempt = 1;; attempt++) {
            switch (turn.pinner().pin(request, deadline)) {
                case PinOutcome.Pinned pinned -> {
                    return Optional.of(pinned);
                }
                case PinOutcome.NotPinned(var failure) -> {
                    failures.add(failure);
                    if (attempt >= most || !waited(failure, attempt, deadline)) {
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
