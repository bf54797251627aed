package dev.audiolith.transcript;

import dev.audiolith.recording.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Joins two lists of passages, or of words, of which the end of the one and the beginning of the other are the same stretch of sound.
///
/// The longest run of words that both have heard at about the same time is the seam: in its middle neither was near its own edge. With
/// nothing in common the middle of the overlap decides, where times can be trusted; where there are none everything is kept, since a
/// passage said twice is seen by a reader, and a lost one is not.
///
/// @param tolerance how far apart the two may put the same word
record Overlap(Span span, Duration tolerance, boolean timed) {
    private static final Duration TIMED = Duration.ofSeconds(2);
    /// Within a passage of minutes, a word's place in the text says only roughly when it is heard.
    private static final Duration UNTIMED = Duration.ofSeconds(30);
    /// One word in common is chance.
    private static final int SHORTEST = 2;

    static Overlap timed(Span span) {
        return new Overlap(span, TIMED, true);
    }

    static Overlap untimed(Span span) {
        return new Overlap(span, UNTIMED, false);
    }

    /// What is cut in the middle of a passage.
    @FunctionalInterface
    interface Trimming<T> {
        T at(T passage, Said word);
    }

    /// A word, and the passage that it is in.
    private record Placed(Said word, int passage) {}

    /// Changes `before` so that `after` is joined to its end.
    <T> void join(List<T> before, List<T> after, Function<T, List<Said>> words, Trimming<T> ended, Trimming<T> begun) {
        var tail = placed(before, words).stream().filter(placed -> placed.word.at().compareTo(span.start().minus(tolerance)) >= 0).toList();
        var head = placed(after, words).stream().filter(placed -> placed.word.at().compareTo(span.end().plus(tolerance)) <= 0).toList();
        var run = CommonRun.longest(said(tail), said(head), tolerance).filter(found -> found.length() >= SHORTEST);
        if (run.isPresent()) {
            var middle = run.get().length() / 2;
            endAt(tail.get(run.get().left() + middle - 1), before, ended);
            before.addAll(from(head.get(run.get().right() + middle), after, begun));
        } else if (timed) {
            joinInTheMiddle(before, tail, after, head, ended, begun);
        } else {
            before.addAll(after);
        }
    }

    private <T> void joinInTheMiddle(List<T> before, List<Placed> tail, List<T> after, List<Placed> head, Trimming<T> ended,
            Trimming<T> begun) {
        var middle = span.start().plus(span.length().dividedBy(2));
        var last = IntStream.range(0, tail.size()).filter(i -> tail.get(i).word.at().compareTo(middle) >= 0).findFirst();
        if (last.isPresent()) {
            dropFrom(tail.get(last.getAsInt()), before, ended);
        }
        var first = head.stream().filter(placed -> placed.word.at().compareTo(middle) >= 0).findFirst();
        if (first.isPresent()) {
            before.addAll(from(first.get(), after, begun));
        } else {
            // Nothing of the head is after the middle: what follows it lies beyond the overlap.
            var next = head.isEmpty() ? 0 : head.getLast().passage + 1;
            before.addAll(after.subList(next, after.size()));
        }
    }

    private static <T> void endAt(Placed last, List<T> passages, Trimming<T> ended) {
        passages.subList(last.passage + 1, passages.size()).clear();
        passages.set(last.passage, ended.at(passages.get(last.passage), last.word));
    }

    private static <T> void dropFrom(Placed first, List<T> passages, Trimming<T> ended) {
        passages.subList(first.passage + 1, passages.size()).clear();
        if (first.word.from() == 0) {
            passages.removeLast();
        } else {
            passages.set(first.passage, ended.at(passages.get(first.passage), first.word.upToItsStart()));
        }
    }

    private static <T> List<T> from(Placed first, List<T> passages, Trimming<T> begun) {
        var rest = new ArrayList<>(passages.subList(first.passage, passages.size()));
        rest.set(0, begun.at(rest.getFirst(), first.word));
        return rest;
    }

    private static <T> List<Placed> placed(List<T> passages, Function<T, List<Said>> words) {
        return IntStream.range(0, passages.size()).boxed()
                .flatMap(i -> words.apply(passages.get(i)).stream().map(word -> new Placed(word, i))).toList();
    }

    private static List<Said> said(List<Placed> placed) {
        return placed.stream().map(Placed::word).toList();
    }
}
