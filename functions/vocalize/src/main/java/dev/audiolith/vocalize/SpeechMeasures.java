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

    /// Each try of an order counts, as each request of a caller does: an outage is to be seen before the last try.
    static List<Measurement> of(Performing.Performed performed) {
        return switch (performed) {
            case Performing.Performed.Spoken() -> List.of(Measurement.of(Metric.SPEECH_SUCCEEDED, true));
            case Performing.Performed.PutOff(var why) -> why.map(SpeechMeasures::of).orElse(List.of());
            case Performing.Performed.Failed(var why) -> of(why);
            case Performing.Performed.NothingToDo() -> List.of();
        };
    }

    private SpeechMeasures() {}
}
