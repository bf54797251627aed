package dev.audiolith.transcribe;

import dev.audiolith.edge.Journal;
import dev.audiolith.edge.Metric;
import dev.audiolith.edge.Outcome;
import dev.audiolith.failure.StorageUnavailable;
import java.io.IOException;
import java.nio.file.Path;

/// What went wrong beside a transcription and changes nothing about it: a line of its own in the log.
record Troubles(Journal journal) {

    void notCleared(Path left, IOException why) {
        journal.event(Outcome.of("NOT_CLEARED").note("error", why.getClass().getSimpleName() + " of " + left.getFileName())
                .metric(Metric.SCRATCH_CLEARED, 0));
    }

    void evidenceNotKept(StorageUnavailable why) {
        journal.event(Outcome.of("EVIDENCE_NOT_KEPT").note("error", String.valueOf(why.getMessage())));
    }
}
