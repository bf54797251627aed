package dev.audiolith.speech;

import dev.audiolith.failure.Failure;
import java.io.InputStream;

/// What asking for speech came to, once the first bytes are there.
public sealed interface SpeechOutcome {

    /// Audio is arriving. Whoever takes it must close the stream. Reading it fails with [BrokenSpeech] when the audio is
    /// cut off, late or not audio at all; an end without failure is the end of the whole sound.
    record Speaking(InputStream audio, long characterCost, Alignment alignment) implements SpeechOutcome {

        /// Speech of which nobody knows when which word is heard.
        public Speaking(InputStream audio, long characterCost) {
            this(audio, characterCost, Alignment.NONE);
        }
    }

    /// Nothing will come. Only a `TIMED_OUT` or `BUSY` failure may still have been charged for.
    record Declined(Failure failure) implements SpeechOutcome {}
}
