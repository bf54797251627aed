package dev.audiolith.vocalize;

import dev.audiolith.edge.Measurement;
import dev.audiolith.edge.Metric;
import dev.audiolith.failure.Failure;
import dev.audiolith.sound.Performing;
import dev.audiolith.sound.Vocalized;
import java.util.List;

/// What an answer tells about the speech provider. What it refuses in a text or a voice tells nothing: that is the caller's mistake.
final class SpeechMeasures {

    static List<Measurement> of(Vocalized.Spoken spoken) {
        var isOld = spoken.charged() == 0;
        var cached = Measurement.of(Metric.ANSWERED_FROM_CACHE, isOld);
        return isOld ? List.of(cached) : List.of(cached, Measurement.of(Metric.SPEECH_SUCCEEDED, true));
    }

    static List<Measurement> of(Failure failure) {
        var failed = Measurement.of(Metric.SPEECH_SUCCEEDED, false);
        return switch (failure.kind()) {
            case INVALID_INPUT, TOO_LARGE, NOT_FOUND -> List.of();
            case UNAUTHORIZED, FORBIDDEN, QUOTA_EXHAUSTED, RETIRED -> List.of(failed, Measurement.of(Metric.SPEECH_BLOCKED, 1));
            case RATE_LIMITED, BUSY, UNREACHABLE, TIMED_OUT, CORRUPT_ANSWER -> List.of(failed);
        };
    }

    /// An order that is put off has not failed yet.
    static List<Measurement> of(Performing.Performed performed) {
        return switch (performed) {
            case SPOKEN -> List.of(Measurement.of(Metric.SPEECH_SUCCEEDED, true));
            case FAILED -> List.of(Measurement.of(Metric.SPEECH_SUCCEEDED, false));
            case PUT_OFF, NOTHING_TO_DO -> List.of();
        };
    }

    private SpeechMeasures() {}
}
