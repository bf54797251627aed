package dev.audiolith.testkit.story;

import dev.audiolith.recording.Span;
import dev.audiolith.speech.Word;
import dev.audiolith.transcript.Segment;
import dev.audiolith.transcript.Transcript;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Somebody who says a number each second, from 0 on, as long as a recording lasts: so whatever is lost or doubled is seen.
final class Telling {
    private static final Duration WORD = Duration.ofMillis(500);

    /// What is heard in a piece of it; times count from the piece's beginning.
    static Transcript heardIn(Span piece) {
        var words = seconds(piece).mapToObj(second -> new Word("n" + second, Duration.ofSeconds(second).minus(piece.start()),
                Duration.ofSeconds(second).plus(WORD).minus(piece.start()))).toList();
        var segments = words.stream().map(word -> new Segment(word.text(), word.start(), word.end())).toList();
        return new Transcript(text(piece), Optional.of("en"), segments, words);
    }

    static String text(Span piece) {
        return seconds(piece).mapToObj(second -> "n" + second).collect(Collectors.joining(" "));
    }

    static Span whole(Duration length) {
        return new Span(Duration.ZERO, length);
    }

    private static LongStream seconds(Span piece) {
        return LongStream.range(0, piece.end().toSeconds() + 1).filter(second -> isWhole(second, piece));
    }

    /// A word that is cut in two is not understood.
    private static boolean isWhole(long second, Span piece) {
        var start = Duration.ofSeconds(second);
        return start.compareTo(piece.start()) >= 0 && start.plus(WORD).compareTo(piece.end()) <= 0;
    }

    private Telling() {}
}
