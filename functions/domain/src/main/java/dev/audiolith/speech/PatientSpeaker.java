package dev.audiolith.speech;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.Patience;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.speech.SpeechOutcome.Declined;
import dev.audiolith.speech.SpeechOutcome.Speaking;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Deadline;
import dev.audiolith.time.Sleeper;

/// Asks again only when asking again is known to cost nothing: after "too fast" (429). Anything else may have been charged,
/// even a connection that broke before an answer; the caller decides whether to pay twice.
public final class PatientSpeaker implements Speaker {
    private final Speaker speaker;
    private final Patience patience;

    public PatientSpeaker(Speaker speaker, int attempts, Backoff backoff, Sleeper sleeper) {
        this.speaker = speaker;
        this.patience = new Patience(attempts, backoff, sleeper);
    }

    @Override
    public SpeechOutcome speak(SpeechRequest request, Deadline deadline) {
        for (var attempt = 1;; attempt++) {
            switch (speaker.speak(request, deadline)) {
                case Speaking speaking -> {
                    return speaking;
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
        return failure.kind() == FailureKind.RATE_LIMITED && patience.waitAfter(failure, attempt, deadline);
    }
}
