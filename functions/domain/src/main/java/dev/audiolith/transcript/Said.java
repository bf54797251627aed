package dev.audiolith.transcript;

import dev.audiolith.speech.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// One word as two transcribers of the same sound may both have heard it: without case and punctuation, and about when.
///
/// @param from where it begins in its passage
/// @param to where in its passage the next one begins: so what hangs on it goes with it
record Said(String plain, Duration at, int from, int to) {
    /// Where no spaces stand between words, every character counts as one.
    private static final String ALONE = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}";
    private static final Pattern WORD = Pattern.compile("[" + ALONE + "]|[^\\s" + ALONE + "]+");
    /// Those, and the punctuation that they use.
    private static final Pattern DENSE = Pattern.compile("[" + ALONE + "\\x{3000}-\\x{303f}\\x{ff00}-\\x{ffef}]");
    private static final Pattern UNHEARD = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]");

    /// Whether the script of the two sets words apart by spaces.
    static boolean isSpaceBetween(CharSequence before, String after) {
        return !before.isEmpty() && !after.isEmpty() && !isDense(Character.codePointBefore(before, before.length()))
                && !isDense(after.codePointAt(0));
    }

    private static boolean isDense(int character) {
        return DENSE.matcher(Character.toString(character)).matches();
    }

    static List<Said> of(Word word) {
        var plain = plain(word.text());
        return plain.isEmpty() ? List.of() : List.of(new Said(plain, word.start(), 0, word.text().length()));
    }

    /// The words of a passage; when each is said is guessed from where it stands.
    static List<Said> in(Segment passage) {
        var words = new ArrayList<Said>();
        var text = passage.text();
        var length = passage.end().minus(passage.start());
        for (var match = WORD.matcher(text); match.find();) {
            var plain = plain(match.group());
            if (plain.isEmpty()) {
                continue;
            }
            if (!words.isEmpty()) {
                var last = words.removeLast();
                words.add(new Said(last.plain, last.at, last.from, match.start()));
            }
            var at = passage.start().plus(length.multipliedBy(match.start()).dividedBy(text.length()));
            words.add(new Said(plain, at, match.start(), text.length()));
        }
        return words;
    }

    /// What of `passage` stands before this word's end.
    static Segment endedBy(Segment passage, Said last) {
        var share = (double) last.to / passage.text().length();
        var length = passage.end().minus(passage.start());
        return new Segment(passage.text().substring(0, last.to).stripTrailing(), passage.start(),
                passage.start().plus(Duration.ofMillis(Math.round(length.toMillis() * share))));
    }

    /// What of `passage` stands from this word on.
    static Segment begunBy(Segment passage, Said first) {
        return new Segment(passage.text().substring(first.from), first.at, passage.end());
    }

    /// As a place to cut at: everything before this word.
    Said upToItsStart() {
        return new Said(plain, at, from, from);
    }

    private static String plain(String word) {
        return UNHEARD.matcher(word).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
