package dev.audiolith.faults;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.pin.Pinner;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// What every adapter makes of a provider's answer, as the contract of [Pinner] wants it; the real ones are held to the same by
/// `PinnerContract`.
record Adapter(Vault vault, Container container, boolean comparesAddresses) implements Pinner {

    @Override
    public String name() {
        return vault.name();
    }

    @Override
    public PinOutcome pin(PinRequest request, Deadline deadline) {
        if (deadline.passed()) {
            return failed(FailureKind.TIMED_OUT);
        }
        try {
            return judge(vault.upload(request, container.invocation(), deadline.remaining()), request, deadline);
        } catch (IOException e) {
            return failed(FailureKind.UNREACHABLE);
        }
    }

    private PinOutcome judge(Vault.Answer answer, PinRequest request, Deadline deadline) {
        return switch (answer.status()) {
            case 200 -> isRight(answer, request) ? pinned(request) : failed(FailureKind.CORRUPT_ANSWER);
            case 401 -> failed(FailureKind.UNAUTHORIZED);
            case 402 -> failed(FailureKind.QUOTA_EXHAUSTED);
            case 403 -> failed(FailureKind.FORBIDDEN);
            case 410 -> failed(FailureKind.RETIRED);
            case 429 -> new PinOutcome.NotPinned(
                    new Failure(FailureKind.RATE_LIMITED, name(), "too fast", Optional.of(Duration.ofSeconds(2))));
            case 0 -> failed(deadline.passed() ? FailureKind.TIMED_OUT : FailureKind.UNREACHABLE);
            default -> failed(FailureKind.BUSY);
        };
    }

    private boolean isRight(Vault.Answer answer, PinRequest request) {
        return answer.isJson() && answer.address().isPresent()
                && (!comparesAddresses || answer.address().get().equals(request.cid()));
    }

    private PinOutcome pinned(PinRequest request) {
        container.invocation().learnsOfAPin(request.cid());
        return new PinOutcome.Pinned(name(), Optional.of("file"));
    }

    private PinOutcome failed(FailureKind kind) {
        return new PinOutcome.NotPinned(Failure.of(kind, name(), "as it was told to"));
    }
}
