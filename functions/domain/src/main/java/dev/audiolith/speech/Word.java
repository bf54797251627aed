package dev.audiolith.speech;

import java.time.Duration;

/// A spoken word, with the punctuation that hangs on it: when it begins and when it ends, from the start of the audio.
public record Word(String text, Duration start, Duration end) {

    public Word {
        if (start.isNegative() || end.compareTo(start) < 0) {
            throw new IllegalArgumentException("a word ends after it began");
        }
    }

    /// The same word in audio that has `offset` before it.
    public Word after(Duration offset) {
        return new Word(text, start.plus(offset), end.plus(offset));
    }
}
