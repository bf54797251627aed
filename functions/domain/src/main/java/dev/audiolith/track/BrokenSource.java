package dev.audiolith.track;

import dev.audiolith.failure.Failure;
import java.io.IOException;

/// A file stopped before its end, or is not what it should be. An [IOException], so that whatever is copying it stops as for any broken stream.
public final class BrokenSource extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public BrokenSource(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public BrokenSource(Failure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
