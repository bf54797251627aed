package dev.audiolith.speech;

import dev.audiolith.failure.Failure;
import java.io.IOException;

/// Speech stopped before its end. An [IOException], so that whatever is copying the audio stops as for any broken stream.
public final class BrokenSpeech extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public BrokenSpeech(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public BrokenSpeech(Failure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
