package dev.audiolith.transcribe;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.Refusal;
import dev.audiolith.transcript.Mishap;
import java.time.Duration;
import java.util.Optional;

/// What a caller who waited is told of a recording that could not be transcribed: the problem's name, and whether to try again.
final class TranscriptionRefusals {
    private static final Duration LATER = Duration.ofSeconds(30);

    /// `retryAfter` as the transcriber wants it, if it said so.
    static Refusal of(Mishap mishap, Optional<Duration> retryAfter) {
        var problem = mishap.problem();
        var refusal = Answers.refusal(status(mishap), problem.name(), mishap.message(), problem.isRetryable());
        return problem.isRetryable() ? refusal.after(retryAfter.orElse(LATER)) : refusal;
    }

    private static int status(Mishap mishap) {
        return switch (mishap.problem()) {
            case EMPTY_UPLOAD, INCOMPLETE_UPLOAD, TOO_LONG, UNSUPPORTED_FORMAT, NO_AUDIO, UNREADABLE_AUDIO, TRUNCATED_AUDIO, NO_SPEECH,
                    EMPTY_RANGE, UPLOAD_GONE ->
                422;
            case TOO_LARGE -> 413;
            case TRANSCRIBER_REJECTED -> 502;
            case PROCESSING_TIMED_OUT, PROCESSING_INTERRUPTED, STORAGE_FULL, STORAGE_UNWRITABLE, TRANSCRIBER_UNAVAILABLE,
                    TRANSCRIBER_CORRUPT ->
                503;
        };
    }

    private TranscriptionRefusals() {}
}
