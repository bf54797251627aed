package dev.audiolith.transcript;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.Patience;
import dev.audiolith.failure.Remedy;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Deadline;
import dev.audiolith.time.Sleeper;
import dev.audiolith.transcript.TranscriberOutcome.Declined;
import dev.audiolith.transcript.TranscriberOutcome.Heard;

/// Asks the same transcriber again where its failure may well pass within this very request, after as long as the other side wants.
///
/// What was not answered in time is not asked again here: it took all the time there was, and may have been charged for.
public final class PatientTranscriber implements Transcriber {
    private final Transcriber transcriber;
    private final Patience patience;

    public PatientTranscriber(Transcriber transcriber, int attempts, Backoff backoff, Sleeper sleeper) {
        this.transcriber = transcriber;
        this.patience = new Patience(attempts, backoff, sleeper);
    }

    @Override
    public TranscriberModel model() {
        return transcriber.model();
    }

    @Override
    public TranscriberOutcome transcribe(Piece piece, Deadline deadline) {
        for (var attempt = 1;; attempt++) {
            switch (transcriber.transcribe(piece, deadline)) {
                case Heard heard -> {
                    return heard;
                }
                case Declined declined -> {
                    if (!mayAskAgain(declined.failure(), attempt, deadline)) {
                        return declined;
                    }
                }
            }
        }
    }

    private boolean mayAskAgain(Failure failure, int attempt, Deadline deadline) {
        return failure.kind().remedy() == Remedy.REPEAT_HERE && patience.waitAfter(failure, attempt, deadline);
    }
}
