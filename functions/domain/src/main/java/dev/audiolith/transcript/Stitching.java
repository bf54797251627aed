package dev.audiolith.transcript;

import dev.audiolith.recording.Cut;
import dev.audiolith.recording.Span;
import dev.audiolith.speech.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Joins what was heard in pieces to one transcript, whose times count from the beginning of the recording.
///
/// Pieces that overlap are joined where both have heard the same words, so that none is lost and none is doubled; see [Overlap].
public final class Stitching {
    private final List<Segment> segments = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private Optional<String> language = Optional.empty();

    private Stitching() {}

    /// One transcript for each cut, in the same order.
    public static Transcript join(List<Cut> cuts, List<Transcript> heard) {
        if (cuts.size() != heard.size()) {
            throw new IllegalArgumentException("a transcript for each piece, and a piece for each transcript");
        }
        var whole = new Stitching();
        for (var i = 0; i < cuts.size(); i++) {
            var cut = cuts.get(i);
            if (cut.overlaps()) {
                whole.join(cut.span(), new Span(cut.span().start(), cuts.get(i - 1).span().end()), heard.get(i));
            } else {
                whole.append(cut.span(), heard.get(i));
            }
        }
        return whole.transcript();
    }

    private void append(Span piece, Transcript heard) {
        language = language.or(heard::language);
        segments.addAll(passages(piece, heard));
        words.addAll(spoken(piece, heard));
    }

    private void join(Span piece, Span overlap, Transcript heard) {
        language = language.or(heard::language);
        var seam = heard.segments().isEmpty() ? Overlap.untimed(overlap) : Overlap.timed(overlap);
        seam.join(segments, passages(piece, heard), Said::in, Said::endedBy, Said::begunBy);
        Overlap.timed(overlap).join(words, spoken(piece, heard), Said::of, (word, _) -> word, (word, _) -> word);
    }

    /// A transcript without times is one passage, as long as its piece.
    private static List<Segment> passages(Span piece, Transcript heard) {
        if (heard.segments().isEmpty() && !heard.text().isBlank()) {
            return List.of(new Segment(heard.text().strip(), piece.start(), piece.end()));
        }
        return heard.segments().stream().map(passage -> passage.after(piece.start())).toList();
    }

    private static List<Word> spoken(Span piece, Transcript heard) {
        return heard.words().stream().map(word -> word.after(piece.start())).toList();
    }

    private Transcript transcript() {
        var text = new StringBuilder();
        for (var segment : segments) {
            var passage = segment.text().strip();
            text.append(Said.isSpaceBetween(text, passage) ? " " : "").append(passage);
        }
        return new Transcript(text.toString(), language, segments, words);
    }
}
