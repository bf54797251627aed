package dev.audiolith.transcript;

import dev.audiolith.recording.Span;
import dev.audiolith.speech.Word;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// The words of a transcript as captions need them: with their punctuation, which only passages have, and with their times, which words
/// have and passages only at their ends.
public final class Captioned {
    private final List<Word> heard;
    private int next;

    private Captioned(List<Word> heard) {
        this.heard = heard;
    }

    /// Where a passage and the words that were heard in it disagree, its words are spread evenly over it.
    public static List<Word> words(Transcript transcript) {
        if (transcript.segments().isEmpty()) {
            return transcript.words();
        }
        var captioned = new Captioned(transcript.words());
        return transcript.segments().stream().flatMap(passage -> captioned.words(passage).stream()).toList();
    }

    private List<Word> words(Segment passage) {
        var said = Said.in(passage);
        var inside = heardUpTo(passage);
        return IntStream.range(0, said.size()).mapToObj(i -> {
            var time = inside.size() == said.size() ? new Span(inside.get(i).start(), inside.get(i).end()) : spread(passage, said, i);
            return new Word(passage.text().substring(said.get(i).from(), said.get(i).to()).strip(), time.start(), time.end());
        }).toList();
    }

    /// The words that come next and have their middle before the passage ends.
    private List<Word> heardUpTo(Segment passage) {
        var first = next;
        while (next < heard.size() && middle(heard.get(next)).compareTo(passage.end()) < 0) {
            next++;
        }
        return heard.subList(first, next);
    }

    private static Duration middle(Word word) {
        return word.start().plus(word.end()).dividedBy(2);
    }

    private static Span spread(Segment passage, List<Said> said, int i) {
        return new Span(said.get(i).at(), i + 1 < said.size() ? said.get(i + 1).at() : passage.end());
    }
}
