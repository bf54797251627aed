package dev.audiolith.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Decides what of a recording is sent, and in which pieces.
///
/// Long silences are left out: transcribers invent words for them, and charge for it. What remains is cut where it is quiet, into pieces
/// of about equal length; where nobody ever pauses, it is cut all the same, and the next piece begins [#OVERLAP] earlier, so that the
/// word under the knife is whole in one of the two.
public final class Cutting {
    /// A silence shorter than this is a pause of someone who goes on speaking.
    static final Duration LONG_SILENCE = Duration.ofSeconds(10);
    /// Kept of the silence around speech: a word whose first sound is missing is not understood.
    static final Duration BREATH = Duration.ofMillis(200);
    public static final Duration OVERLAP = Duration.ofSeconds(5);
    /// Less than this between two silences is a click, not a word.
    private static final Duration CLICK = Duration.ofMillis(30);
    /// How far from its place, as a part of the longest piece, a cut may be moved to fall into a silence.
    private static final double LEEWAY = 0.5;

    private final Duration longest;

    /// `longest`: no piece plays for longer.
    public Cutting(Duration longest) {
        if (longest.compareTo(OVERLAP.multipliedBy(4)) < 0) {
            throw new IllegalArgumentException("pieces must be much longer than their overlap");
        }
        this.longest = longest;
    }

    /// In order; none when there is nothing but silence.
    public List<Cut> cuts(Soundscape heard, Trim trim) {
        var wanted = wanted(heard, trim);
        var sounding = sounding(wanted, heard.silences());
        if (sounding.isEmpty()) {
            return List.of();
        }
        var cuts = new ArrayList<Cut>();
        for (var stretch : trim.silence() ? stretches(sounding, wanted) : List.of(wanted)) {
            cut(stretch, heard.silences(), cuts);
        }
        return cuts;
    }

    private static Span wanted(Soundscape heard, Trim trim) {
        var start = earlier(trim.start().orElse(Duration.ZERO), heard.decoded());
        return new Span(start, later(start, earlier(trim.end().orElse(heard.decoded()), heard.decoded())));
    }

    private static List<Span> sounding(Span wanted, List<Span> silences) {
        var sounding = new ArrayList<Span>();
        var at = wanted.start();
        for (var silence : silences) {
            add(at, earlier(silence.start(), wanted.end()), sounding);
            at = later(at, silence.end());
        }
        add(at, wanted.end(), sounding);
        return sounding;
    }

    private static void add(Duration start, Duration end, List<Span> spans) {
        if (end.minus(start).compareTo(CLICK) > 0) {
            spans.add(new Span(start, end));
        }
    }

    /// What sounds, over short silences, with a breath of silence around it.
    private static List<Span> stretches(List<Span> sounding, Span wanted) {
        var stretches = new ArrayList<Span>();
        var open = sounding.getFirst();
        for (var next : sounding.subList(1, sounding.size())) {
            if (next.start().minus(open.end()).compareTo(LONG_SILENCE) < 0) {
                open = new Span(open.start(), next.end());
            } else {
                stretches.add(breathing(open, wanted));
                open = next;
            }
        }
        stretches.add(breathing(open, wanted));
        return stretches;
    }

    private static Span breathing(Span sound, Span within) {
        return new Span(later(sound.start().minus(BREATH), within.start()), earlier(sound.end().plus(BREATH), within.end()));
    }

    private void cut(Span stretch, List<Span> silences, List<Cut> cuts) {
        var from = stretch.start();
        var overlaps = false;
        while (stretch.end().minus(from).compareTo(longest) > 0) {
            var left = stretch.end().minus(from);
            var pieces = Math.ceilDiv(left.toMillis(), longest.toMillis());
            var ideal = from.plus(left.dividedBy(pieces));
            var quiet = quietest(silences, ideal, new Span(from.plus(part(1 - LEEWAY)), from.plus(longest)));
            var to = quiet.orElse(from.plus(longest));
            cuts.add(new Cut(new Span(from, to), overlaps));
            overlaps = quiet.isEmpty();
            from = overlaps ? to.minus(OVERLAP) : to;
        }
        cuts.add(new Cut(new Span(from, stretch.end()), overlaps));
    }

    /// The middle of the silence that is nearest to `ideal`.
    private static Optional<Duration> quietest(List<Span> silences, Duration ideal, Span within) {
        return silences.stream().map(silence -> silence.start().plus(silence.length().dividedBy(2)))
                .filter(middle -> middle.compareTo(within.start()) >= 0 && middle.compareTo(within.end()) <= 0)
                .min(Comparator.comparing(middle -> middle.minus(ideal).abs()));
    }

    private Duration part(double share) {
        return Duration.ofMillis(Math.round(longest.toMillis() * share));
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
