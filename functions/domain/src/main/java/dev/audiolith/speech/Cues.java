package dev.audiolith.speech;

import java.text.BreakIterator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Gathers words to captions: at most two lines of 42 characters at a time, at most seven seconds, ending with a sentence where that
/// fits.
///
/// Times never go back, and no caption is shown for no time, whatever the words say.
public final class Cues {
    private static final int LINE = 42;
    private static final int LINES = 2;
    private static final int WORTH_SHOWING = 20;
    private static final Duration LONGEST = Duration.ofSeconds(7);
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final List<Cue> cues = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private Duration shownUntil = Duration.ZERO;
    private Duration start = Duration.ZERO;
    private Duration end = Duration.ZERO;

    private Cues() {}

    public static List<Cue> of(List<Word> words) {
        var gathering = new Cues();
        words.forEach(gathering::add);
        gathering.endCue();
        return List.copyOf(gathering.cues);
    }

    /// Some lines, shown together from `start` to `end`.
    public record Cue(Duration start, Duration end, List<String> lines) {
        public Cue {
            lines = List.copyOf(lines);
        }
    }

    private void add(Word word) {
        var pieces = pieces(word.text());
        var step = word.end().minus(word.start()).dividedBy(pieces.size());
        for (var i = 0; i < pieces.size(); i++) {
            var from = word.start().plus(step.multipliedBy(i));
            add(new Word(pieces.get(i), from, from.plus(step)), i > 0);
        }
        if (endsSentence(word.text()) && length() >= WORTH_SHOWING) {
            endCue();
        }
    }

    /// `glued`: it goes on in the middle of a word that is longer than a line.
    private void add(Word word, boolean glued) {
        var isTooLong = !lines.isEmpty() && word.end().minus(start).compareTo(LONGEST) > 0;
        if (isTooLong || !fits(word.text(), glued)) {
            endCue();
        }
        if (lines.isEmpty()) {
            start = word.start();
            lines.add(word.text());
        } else {
            append(word.text(), glued);
        }
        end = word.end();
    }

    private boolean fits(String word, boolean glued) {
        return lines.size() < LINES || characters(joined(lines.getLast(), word, glued)) <= LINE;
    }

    private void append(String word, boolean glued) {
        var longer = joined(lines.getLast(), word, glued);
        if (characters(longer) <= LINE) {
            lines.set(lines.size() - 1, longer);
        } else {
            lines.add(word);
        }
    }

    private void endCue() {
        if (lines.isEmpty()) {
            return;
        }
        var from = later(start, shownUntil);
        shownUntil = later(end, from.plus(SHORTEST));
        cues.add(new Cue(from, shownUntil, lines));
        lines.clear();
    }

    private int length() {
        return lines.stream().mapToInt(Cues::characters).sum();
    }

    private static String joined(String line, String word, boolean glued) {
        var isWithoutSpaces = AlignedText.standsAlone(word.codePointAt(0)) && isOfNoSpaces(line.codePointBefore(line.length()));
        return glued || isWithoutSpaces ? line + word : line + " " + word;
    }

    private static boolean isOfNoSpaces(int character) {
        return AlignedText.standsAlone(character) || Seams.isOfNoSpaces(character);
    }

    /// The word, or pieces of it that fit a line, cut where no reader would see half a character.
    private static List<String> pieces(String word) {
        if (characters(word) <= LINE) {
            return List.of(word);
        }
        var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(word);
        var pieces = new ArrayList<String>();
        var from = 0;
        var last = 0;
        for (var to = graphemes.next(); to != BreakIterator.DONE; to = graphemes.next()) {
            if (last > from && word.codePointCount(from, to) > LINE) {
                pieces.add(word.substring(from, last));
                from = last;
            }
            last = to;
        }
        pieces.add(word.substring(from));
        return pieces;
    }

    private static boolean endsSentence(String word) {
        var at = word.length();
        while (at > 0 && Seams.isClosing(word.codePointBefore(at))) {
            at -= Character.charCount(word.codePointBefore(at));
        }
        return at > 0 && Seams.isEnd(word.codePointBefore(at));
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
