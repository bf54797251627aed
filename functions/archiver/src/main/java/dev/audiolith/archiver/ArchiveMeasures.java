package dev.audiolith.archiver;

import dev.audiolith.edge.Measurement;
import dev.audiolith.edge.Metric;
import dev.audiolith.edge.Outcome;
import dev.audiolith.track.Archivist;
import dev.audiolith.track.Kept;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What the log says, and what is measured, of a track that was worked on.
final class ArchiveMeasures {

    static Outcome outcome(Archivist.Done done) {
        return switch (done) {
            case Archivist.Done.Archived(var track) -> Outcome.of("ARCHIVED").note("missing", track.parts().failed().size());
            case Archivist.Done.PutOff(_, var why) -> Outcome.of("PUT_OFF").note("why", why.map(failure -> failure.kind().name())
                    .orElse("NO_PLACE_AT_ITS_HOST"));
            case Archivist.Done.Failed(_, var why) -> Outcome.of(Map.of("outcome", "FAILED", "why", why.kind().name(), "error",
                    why.message()));
            case Archivist.Done.Expired(_, var why) -> Outcome.of(Map.of("outcome", "EXPIRED", "why", why.kind().name(), "error",
                    why.message()));
            case Archivist.Done.NothingToDo _ -> Outcome.of("NOTHING_TO_DO");
        };
    }

    /// A file that stays in the scratch directory; the next who opens it tries again.
    static Outcome notCleared(Path file, IOException why) {
        return Outcome.of("NOT_CLEARED").note("error", why.getClass().getSimpleName() + " of " + file.getFileName());
    }

    static List<Measurement> of(Archivist.Done done) {
        return switch (done) {
            case Archivist.Done.Archived(var track) -> List.of(Measurement.of(Metric.TRACK_ARCHIVED, true),
                    Measurement.of(Metric.BYTES_ARCHIVED, track.parts().kept().values().stream().mapToLong(Kept::bytes).sum()));
            case Archivist.Done.Failed _ -> List.of(Measurement.of(Metric.TRACK_ARCHIVED, false));
            case Archivist.Done.Expired _ -> List.of(Measurement.of(Metric.TRACKS_EXPIRED, 1));
            case Archivist.Done.PutOff _,Archivist.Done.NothingToDo _ -> List.of();
        };
    }

    private ArchiveMeasures() {}
}
