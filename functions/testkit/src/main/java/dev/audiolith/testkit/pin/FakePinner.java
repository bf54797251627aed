package dev.audiolith.testkit.pin;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.pin.Pinner;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Pins without a provider: reads the whole archive as a real one would, keeps nothing but the requests.
public final class FakePinner implements Pinner {
    private final String name;
    private final List<FailureKind> refusals;
    private final List<PinRequest> asked = new ArrayList<>();

    private FakePinner(String name, List<FailureKind> refusals) {
        this.name = name;
        this.refusals = refusals;
    }

    public static FakePinner thatKeeps(String name) {
        return new FakePinner(name, List.of());
    }

    public static FakePinner thatIsDown(String name) {
        return thatFails(name, FailureKind.UNREACHABLE);
    }

    /// Answers another address than ours: what an adapter makes of a lie.
    public static FakePinner thatLies(String name) {
        return thatFails(name, FailureKind.CORRUPT_ANSWER);
    }

    public static FakePinner thatFails(String name, FailureKind kind) {
        return thatKeepsAfter(name, Integer.MAX_VALUE, kind);
    }

    /// Fails `times` times, then keeps.
    public static FakePinner thatKeepsAfter(String name, int times, FailureKind kind) {
        return new FakePinner(name, Collections.nCopies(times, kind));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized PinOutcome pin(PinRequest request, Deadline deadline) {
        if (deadline.passed()) {
            return failed(FailureKind.TIMED_OUT);
        }
        asked.add(request);
        if (asked.size() <= refusals.size()) {
            return failed(refusals.get(asked.size() - 1));
        }
        try (var archive = request.openCar()) {
            archive.transferTo(OutputStream.nullOutputStream());
            return new PinOutcome.Pinned(name, Optional.of("file-" + asked.size()));
        } catch (IOException e) {
            return new PinOutcome.NotPinned(Failure.of(FailureKind.UNREACHABLE, Failure.OUR_STORE, String.valueOf(e.getMessage())));
        }
    }

    /// Every attempt so far, in order.
    public synchronized List<PinRequest> asked() {
        return List.copyOf(asked);
    }

    public synchronized int attempts() {
        return asked.size();
    }

    private PinOutcome failed(FailureKind kind) {
        return new PinOutcome.NotPinned(Failure.of(kind, name, name + " was told to fail"));
    }
}
