package dev.audiolith.speech;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Gathers characters with their times into words.
///
/// A word is what stands between spaces. Chinese and Japanese have none: there every character is a word, with the punctuation that
/// hangs on it. Times never go back: what claims to begin before its predecessor begins with it.
public final class AlignedText implements Alignment {
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private double start;
    private double end;

    /// The next character, as whoever aligned the text counts characters, and its times in seconds.
    public void add(String character, double from, double to) {
        var visible = character.codePoints().filter(point -> !Character.isISOControl(point) || Character.isWhitespace(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        if (visible.isEmpty()) {
            return;
        }
        if (visible.isBlank()) {
            endWord();
        } else {
            if (!current.isEmpty() && beginsWord(visible)) {
                endWord();
            }
            append(visible, from, to);
        }
    }

    @Override
    public List<Word> words() {
        endWord();
        return List.copyOf(words);
    }

    private void append(String character, double from, double to) {
        var notBefore = current.isEmpty() ? lastStart() : start;
        if (current.isEmpty()) {
            start = Math.max(from, notBefore);
            end = start;
        }
        current.append(character.strip().replaceAll("\\s+", " "));
        end = Math.max(end, to);
    }

    private double lastStart() {
        return words.isEmpty() ? 0 : words.getLast().start().toNanos() / 1e9;
    }

    private void endWord() {
        if (!current.isEmpty()) {
            words.add(new Word(current.toString(), duration(start), duration(end)));
            current.setLength(0);
        }
    }

    /// Whether this character cannot belong to the word before it.
    private boolean beginsWord(String character) {
        var first = character.codePointAt(0);
        var last = current.codePointBefore(current.length());
        if (isOpening(last)) {
            return false;
        }
        if (isLengthening(first)) {
            return false;
        }
        return standsAlone(first) || (standsAlone(last) && (Character.isLetterOrDigit(first) || isOpening(first)))
                || (isOpening(first) && current.codePoints().anyMatch(AlignedText::standsAlone));
    }

    /// Whether words are written without spaces around this character.
    static boolean standsAlone(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, YI -> true;
            default -> false;
        };
    }

    /// Whether this makes the sound before it longer, or repeats it.
    private static boolean isLengthening(int character) {
        return Character.getType(character) == Character.MODIFIER_LETTER;
    }

    private static boolean isOpening(int character) {
        return switch (Character.getType(character)) {
            case Character.START_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
