package dev.audiolith.local.voice;

import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import java.util.concurrent.locks.ReentrantLock;

/// FreeTTS's 16 kHz voice. Robotic but clear, English only, deterministic.
///
/// FreeTTS is not safe for several threads: one sentence is spoken at a time, and several requests take turns by sentence.
final class Kevin {
    private static final int SIXTEEN_KILOHERTZ = 1;

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Pcm pcm = new Pcm();
    private final Voice voice;

    private Kevin(Voice voice) {
        this.voice = voice;
    }

    /// Takes about half a second. The directory is asked directly: FreeTTS's own search reads system properties and files.
    static Kevin load() {
        var kevin = new Kevin(new KevinVoiceDirectory().getVoices()[SIXTEEN_KILOHERTZ]);
        kevin.voice.setAudioPlayer(kevin.pcm);
        kevin.voice.allocate();
        return kevin;
    }

    /// Samples of one sentence; none when there is nothing in it to say.
    byte[] say(String sentence, Speaking speaking) {
        turn.lock();
        try {
            voice.setPitch(speaking.pitchHertz());
            voice.setRate(speaking.wordsPerMinute());
            if (!voice.speak(sentence)) {
                throw new IllegalStateException("FreeTTS could not speak a sentence");
            }
            return pcm.take();
        } finally {
            turn.unlock();
        }
    }
}
