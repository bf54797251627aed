package dev.audiolith.transcript;

import dev.audiolith.speech.Word;
import java.util.List;
import java.util.Optional;

/// What is said in a recording, or in a piece of one. Segments and words are there where the transcriber gives times.
public record Transcript(String text, Optional<String> language, List<Segment> segments, List<Word> words) {
    /// Of a recording in which nobody speaks.
    public static final Transcript NOTHING = new Transcript("", Optional.empty(), List.of(), List.of());

    public Transcript {
        segments = List.copyOf(segments);
        words = List.copyOf(words);
    }
}
