package dev.audiolith.local.voice;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Cuts a text into pieces short enough to be spoken in one go, and into letters that the built-in voice knows.
final class Sentences {
    private static final int LONGEST = 300;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern UNSPEAKABLE = Pattern.compile("[^\\x20-\\x7e]+");
    private static final Pattern SPEAKABLE = Pattern.compile("[A-Za-z0-9]");

    /// Pieces in order; empty when nothing in the text can be spoken.
    static List<String> of(String text) {
        var plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        var ascii = UNSPEAKABLE.matcher(plain).replaceAll(" ").strip();
        var pieces = new ArrayList<String>();
        var sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        sentences.setText(ascii);
        var start = sentences.first();
        for (var end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
            cut(ascii.substring(start, end).strip(), pieces);
            start = end;
        }
        return List.copyOf(pieces);
    }

    private static void cut(String sentence, List<String> pieces) {
        var rest = sentence;
        while (rest.length() > LONGEST) {
            var space = rest.lastIndexOf(' ', LONGEST);
            var at = space > 0 ? space : LONGEST;
            add(rest.substring(0, at), pieces);
            rest = rest.substring(at).strip();
        }
        add(rest, pieces);
    }

    private static void add(String piece, List<String> pieces) {
        if (SPEAKABLE.matcher(piece).find()) {
            pieces.add(piece);
        }
    }

    private Sentences() {}
}
