package dev.audiolith.speech;

import dev.audiolith.time.Deadline;

/// Speaks a text. Asking may cost money even when no answer arrives; see [SpeechOutcome.Declined].
public interface Speaker {
    SpeechOutcome speak(SpeechRequest request, Deadline deadline);
}
