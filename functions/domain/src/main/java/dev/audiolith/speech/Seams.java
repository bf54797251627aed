package dev.audiolith.speech;

import java.util.Locale;
import java.util.Set;

/// Where a text may be cut, judged from the characters around a place. It never looks further than [#FAR], so that no text, however
/// strange, makes it slow.
///
/// In doubt a place is not the end of a sentence: a missed end costs nothing, as there are others; a cut after "Dr." is heard.
final class Seams {
    private static final int FAR = 16;
    private static final Set<Integer> ENDS = codePoints(".!?…‽؟۔\u037e");
    /// These end a sentence also where nothing follows them but the next one.
    private static final Set<Integer> ENDS_WITHOUT_SPACE = codePoints("。！？｡．।॥။።։។");
    private static final Set<Integer> PAUSES = codePoints(",;:،؛—–");
    private static final Set<Integer> PAUSES_WITHOUT_SPACE = codePoints("，、；：､");
    /// Written with a full stop without ending a sentence. In lower case, without the last stop.
    private static final Set<String> ABBREVIATIONS = Set.of("mr", "mrs", "ms", "mx", "dr", "prof", "rev", "hon", "gen", "col", "lt", "sgt",
            "capt", "gov", "sen", "rep", "st", "ste", "mt", "ft", "ave", "blvd", "rd", "jr", "sr", "esq", "vs", "etc", "al", "cf", "ca",
            "approx", "dept", "est", "inc", "ltd", "co", "corp", "fig", "figs", "vol", "nr", "nos", "pp", "ed", "eds", "op", "jan", "feb",
            "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "bzw", "usw", "vgl", "evtl", "ggf", "str", "hr", "fr",
            "mme", "mlle", "sra", "srta", "ud", "uds");
    /// Abbreviations only before a number: "No. 5", but "No. I will not."
    private static final Set<String> BEFORE_NUMBERS = Set.of("no", "p", "art", "sec", "ch", "par");
    private static final int ORDINAL_DIGITS = 2;

    private final int[] text;

    Seams(int[] text) {
        this.text = text;
    }

    /// What a place may be, the best first.
    enum Kind {
        SENTENCE, CLAUSE, WORD
    }

    /// Whether the text may be cut before `position`, which is neither its start nor its end. Whitespace at a seam follows it.
    boolean isAt(int position, Kind kind) {
        return switch (kind) {
            case SENTENCE -> endsSentence(position);
            case CLAUSE -> endsClause(position);
            case WORD -> isSpace(position) && !isSpace(position - 1);
        };
    }

    private boolean endsSentence(int position) {
        if (endsParagraph(position)) {
            return true;
        }
        var last = lastBeforeClosing(position);
        if (ENDS_WITHOUT_SPACE.contains(at(last))) {
            return !continues(position) && !(at(last) == '．' && Character.isDigit(at(position)));
        }
        return isSpace(position) && ENDS.contains(at(last)) && !Character.isLowerCase(at(nextAfterSpace(position)))
                && !(at(last) == '.' && isAbbreviation(last, position));
    }

    /// Blank lines end more than any full stop does.
    private boolean endsParagraph(int position) {
        if (!isSpace(position) || isSpace(position - 1)) {
            return false;
        }
        var lines = 0;
        for (var i = position; i < position + FAR && isSpace(i); i++) {
            lines += at(i) == '\n' ? 1 : at(i) == '\u2029' ? 2 : 0;
        }
        return lines > 1;
    }

    private boolean endsClause(int position) {
        var isLine = at(position) == '\n' && !isSpace(position - 1);
        return isLine || (isSpace(position) && PAUSES.contains(at(position - 1)))
                || (PAUSES_WITHOUT_SPACE.contains(at(position - 1)) && !continues(position));
    }

    /// Whether the character at `position` still belongs to the end before it.
    private boolean continues(int position) {
        return isClosing(at(position)) || ENDS.contains(at(position)) || ENDS_WITHOUT_SPACE.contains(at(position));
    }

    /// The place of the last character before `position` that is no closing quote or bracket.
    private int lastBeforeClosing(int position) {
        var last = position - 1;
        while (last > 0 && position - last < FAR && isClosing(at(last))) {
            last--;
        }
        return last;
    }

    private int nextAfterSpace(int position) {
        var next = position;
        while (next < position + FAR && isSpace(next)) {
            next++;
        }
        return next;
    }

    private boolean isAbbreviation(int stop, int position) {
        var start = stop;
        while (start > 0 && stop - start < FAR && (Character.isLetterOrDigit(at(start - 1)) || at(start - 1) == '.')) {
            start--;
        }
        var word = new String(text, start, stop - start).toLowerCase(Locale.ROOT);
        if (word.isEmpty() || word.endsWith(".")) {
            return false;
        }
        if (word.chars().allMatch(Character::isDigit)) {
            // "1. First", "am 3. Oktober"
            return word.length() <= ORDINAL_DIGITS;
        }
        var isInitial = word.codePointCount(0, word.length()) == 1 && Character.isAlphabetic(word.codePointAt(0));
        return isInitial || ABBREVIATIONS.contains(word) || hasShortPieces(word)
                || (BEFORE_NUMBERS.contains(word) && Character.isDigit(at(nextAfterSpace(position))));
    }

    /// "u.s", "e.g", "z.b", "ph.d": stops between pieces of one or two letters.
    private static boolean hasShortPieces(String word) {
        var sinceStop = 0;
        var stops = 0;
        for (var i = 0; i < word.length(); i++) {
            var each = word.charAt(i);
            sinceStop = each == '.' ? 0 : sinceStop + 1;
            stops += each == '.' ? 1 : 0;
            if (sinceStop > 2 || Character.isDigit(each)) {
                return false;
            }
        }
        return stops > 0;
    }

    /// Whether a sentence can end with this character.
    static boolean isEnd(int character) {
        return ENDS.contains(character) || ENDS_WITHOUT_SPACE.contains(character);
    }

    /// Whether this punctuation is followed by the next word without a space.
    static boolean isOfNoSpaces(int character) {
        return ENDS_WITHOUT_SPACE.contains(character) || PAUSES_WITHOUT_SPACE.contains(character);
    }

    static boolean isClosing(int character) {
        return switch (Character.getType(character)) {
            // An opening quote right after a full stop is a closing one in German.
            case Character.END_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION -> true;
            default -> character == '"' || character == '\'' || character == '＂';
        };
    }

    private boolean isSpace(int position) {
        return Character.isWhitespace(at(position));
    }

    /// Beyond the text there is a letter of no case: nothing that ends, closes or continues anything.
    private int at(int position) {
        return position >= 0 && position < text.length ? text[position] : 'ª';
    }

    private static Set<Integer> codePoints(String characters) {
        return Set.copyOf(characters.codePoints().boxed().toList());
    }
}
