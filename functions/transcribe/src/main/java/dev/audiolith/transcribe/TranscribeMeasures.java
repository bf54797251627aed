package dev.audiolith.transcribe;

import dev.audiolith.edge.Measurement;
import dev.audiolith.edge.Metric;
import dev.audiolith.recording.Problem;
import dev.audiolith.transcript.Mishap;
import dev.audiolith.transcript.Recording;
import dev.audiolith.transcript.Transcribing;
import dev.audiolith.transcript.Transcription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What is measured of a recording that was worked on. What is wrong with it tells nothing of us: that is its owner's matter.
final class TranscribeMeasures {

    /// That a desk was not cleared is told where it happens, beside this.
    static List<Measurement> of(Transcribing.Done done, Duration time) {
        var measured = new ArrayList<>(outcome(done, time));
        if (!(done instanceof Transcribing.Done.NothingToDo)) {
            measured.add(Measurement.of(Metric.SCRATCH_CLEARED, true));
        }
        return measured;
    }

    private static List<Measurement> outcome(Transcribing.Done done, Duration time) {
        return switch (done) {
            case Transcribing.Done.Completed(var completed, _) -> of(completed, time);
            case Transcribing.Done.Failed(var failed, _) -> failed.mishap().map(TranscribeMeasures::of).orElse(List.of());
            case Transcribing.Done.PutOff(_, var why) -> why.map(TranscribeMeasures::of).orElse(List.of());
            case Transcribing.Done.NothingToDo() -> List.of();
        };
    }

    private static List<Measurement> of(Transcription completed, Duration time) {
        var measured = new ArrayList<Measurement>();
        measured.add(Measurement.of(Metric.TRANSCRIPTION_SUCCEEDED, true));
        measured.add(Measurement.of(Metric.TRANSCRIBING_TIME, time.toMillis()));
        completed.recording().found().map(Recording.Found::bytes)
                .ifPresent(bytes -> measured.add(Measurement.of(Metric.RECORDING_BYTES, bytes)));
        completed.report().ifPresent(report -> {
            measured.add(Measurement.of(Metric.RECORDING_TIME, report.duration().toSeconds()));
            measured.add(Measurement.of(Metric.SECONDS_CHARGED, report.billed().toSeconds()));
        });
        return measured;
    }

    private static List<Measurement> of(Mishap mishap) {
        var failed = Measurement.of(Metric.TRANSCRIPTION_SUCCEEDED, false);
        if (mishap.problem() == Problem.TRANSCRIBER_REJECTED) {
            return List.of(failed, Measurement.of(Metric.TRANSCRIBER_BLOCKED, 1));
        }
        return mishap.problem().isRetryable() ? List.of(failed) : List.of();
    }

    private TranscribeMeasures() {}
}
