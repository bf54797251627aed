package dev.audiolith.sound;

import dev.audiolith.speech.SpeechRequest;
import java.time.Duration;

/// Guesses how long a text takes to speak, to decide whether it can be spoken while a caller waits.
final class SpeakingTime {
    /// What ElevenLabs' slower models deliver at least. Others have measured that 3,000 characters come within 29 seconds and
    /// 3,500 do not.
    private static final int CHARACTERS_PER_SECOND = 100;
    /// What is left of the gateway's 30 seconds for speaking, when recording and pinning shall have their share.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static boolean fitsARequest(SpeechRequest speech) {
        return speech.characters() <= PATIENCE.toSeconds() * CHARACTERS_PER_SECOND;
    }

    private SpeakingTime() {}
}
