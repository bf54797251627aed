package dev.audiolith.providers.http;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import java.io.IOException;

/// A call that did not come to a good end, already classified. An [IOException], so that it can also come out of a stream.
public final class BrokenCall extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public BrokenCall(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    BrokenCall(FailureKind kind, String by, String message, Throwable cause) {
        super(message, cause);
        this.failure = Failure.of(kind, by, message);
    }

    static BrokenCall of(FailureKind kind, String by, String message) {
        return new BrokenCall(Failure.of(kind, by, message));
    }

    public Failure failure() {
        return failure;
    }
}
