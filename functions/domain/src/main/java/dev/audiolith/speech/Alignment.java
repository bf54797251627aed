package dev.audiolith.speech;

import java.util.List;

/// When each word of some speech is heard. Complete only once the audio has been read to its end.
@FunctionalInterface
public interface Alignment {
    /// Nobody asked for it, or nothing is known.
    Alignment NONE = List::of;

    /// The words in the order in which they are spoken.
    List<Word> words();
}
