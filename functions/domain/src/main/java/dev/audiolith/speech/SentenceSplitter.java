package dev.audiolith.speech;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// Splits a text into parts of at most so many characters (code points), at the ends of sentences where there are any, else between
/// clauses, else between words, else between what people see as single characters.
///
/// The parts are of similar length, so that none is too short to be spoken well. Put together they are the text again, but for
/// whitespace at the seams and at both ends. Time grows with the text's length and with nothing else: every look around a place is
/// bounded, see [Seams].
final class SentenceSplitter {
    /// Parts are aimed at a little below the limit: then there is room on both sides to look for the end of a sentence.
    private static final double AIM = 0.9;

    private final int[] text;
    private final Seams seams;
    private final int most;

    private SentenceSplitter(int[] text, int most) {
        this.text = text;
        this.seams = new Seams(text);
        this.most = most;
    }

    static List<String> split(String text, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a part has at least one character");
        }
        return new SentenceSplitter(text.strip().codePoints().toArray(), most).parts();
    }

    private List<String> parts() {
        var parts = new ArrayList<String>();
        var start = 0;
        while (text.length - start > most) {
            var cut = cutAfter(start);
            parts.add(string(start, cut).stripTrailing());
            start = afterWhitespace(cut);
        }
        parts.add(string(start, text.length));
        return List.copyOf(parts);
    }

    /// Where the part that begins at `start` ends. It begins with no whitespace, so it is never empty, whatever is stripped.
    private int cutAfter(int start) {
        var left = text.length - start;
        var length = left / (int) Math.ceil(left / (AIM * most));
        var window = new Window(start + Math.max(1, length / 2), start + Math.max(1, length), start + most);
        for (var kind : Seams.Kind.values()) {
            var cut = nearest(kind, window);
            if (cut.isPresent()) {
                return cut.getAsInt();
            }
        }
        return hardCut(start, window);
    }

    /// Where a cut may be, and where it had best be.
    private record Window(int from, int aim, int to) {}

    private OptionalInt nearest(Seams.Kind kind, Window window) {
        for (var distance = 0; window.aim() - distance >= window.from() || window.aim() + distance <= window.to(); distance++) {
            if (window.aim() - distance >= window.from() && seams.isAt(window.aim() - distance, kind)) {
                return OptionalInt.of(window.aim() - distance);
            }
            if (window.aim() + distance <= window.to() && seams.isAt(window.aim() + distance, kind)) {
                return OptionalInt.of(window.aim() + distance);
            }
        }
        return OptionalInt.empty();
    }

    /// Between two graphemes, the last such place up to the aim, or else the first after it. A single grapheme longer than a whole
    /// part (thousands of accents on one letter) is cut between code points: there is no better place.
    private int hardCut(int start, Window window) {
        var piece = string(start, window.to());
        var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(piece);
        var cut = start;
        var from = 0;
        for (var to = graphemes.next(); to != BreakIterator.DONE; to = graphemes.next()) {
            var next = cut + piece.codePointCount(from, to);
            // The end of the piece need not be the end of a grapheme.
            if (next >= window.to() || (next > window.aim() && cut > start)) {
                break;
            }
            cut = next;
            from = to;
        }
        return cut > start ? cut : window.aim();
    }

    private int afterWhitespace(int position) {
        var at = position;
        while (Character.isWhitespace(text[at])) {
            at++;
        }
        return at;
    }

    private String string(int from, int to) {
        return new String(text, from, to - from);
    }
}
