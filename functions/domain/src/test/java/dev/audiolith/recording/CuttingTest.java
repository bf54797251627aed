package dev.audiolith.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CuttingTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Cutting cutting = new Cutting(LONGEST);

    @Test
    void silence_alone_is_not_sent() {
        assertThat(cutting.cuts(heard(30, span(0, 30)), Trim.USUAL)).isEmpty();
        assertThat(cutting.cuts(heard(30, span(0, 30)), new Trim(Optional.empty(), Optional.empty(), false))).isEmpty();
    }

    @Test
    void a_short_recording_is_one_piece_without_the_silence_at_its_ends() {
        assertThat(cutting.cuts(heard(20, span(0, 3), span(8, 9), span(15, 20)), Trim.USUAL)).containsExactly(cut(2.8, 15.2, false));
    }

    @Test
    void silence_is_kept_for_whoever_wants_it() {
        assertThat(cutting.cuts(heard(20, span(0, 3), span(15, 20)), new Trim(Optional.empty(), Optional.empty(), false)))
                .containsExactly(cut(0, 20, false));
    }

    @Test
    void only_what_was_asked_for_is_sent() {
        var trim = new Trim(Optional.of(seconds(5)), Optional.of(seconds(9)), true);

        assertThat(cutting.cuts(heard(20), trim)).containsExactly(cut(5, 9, false));
    }

    @Test
    void a_range_beyond_the_end_is_nothing() {
        assertThat(cutting.cuts(heard(20), new Trim(Optional.of(seconds(25)), Optional.empty(), true))).isEmpty();
    }

    @Test
    void a_long_silence_parts_what_is_around_it() {
        assertThat(cutting.cuts(heard(40, span(10, 30)), Trim.USUAL)).containsExactly(cut(0, 10.2, false), cut(29.8, 40, false));
    }

    @Test
    void a_long_recording_is_cut_in_the_silence_that_is_nearest_to_equal_pieces() {
        assertThat(cutting.cuts(heard(100, span(20, 21), span(48, 49), span(58, 59)), Trim.USUAL))
                .containsExactly(cut(0, 48.5, false), cut(48.5, 100, false));
    }

    @Test
    void where_nobody_pauses_pieces_overlap() {
        assertThat(cutting.cuts(heard(100), Trim.USUAL)).containsExactly(cut(0, 60, false), cut(55, 100, true));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothing_that_sounds_is_ever_left_out_and_no_piece_is_too_long(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < 200; i++) {
            var heard = anyRecording(random);
            var cuts = cutting.cuts(heard, Trim.USUAL);

            assertThat(cuts).allSatisfy(cut -> assertThat(cut.span().length()).isLessThanOrEqualTo(LONGEST));
            assertThat(sounding(heard)).allSatisfy(moment -> assertThat(cuts)
                    .anySatisfy(cut -> assertThat(moment).isBetween(cut.span().start(), cut.span().end())));
        }
    }

    private static Soundscape anyRecording(Random random) {
        var silences = new ArrayList<Span>();
        var at = 0.0;
        while (at < 1000) {
            var start = at + random.nextDouble() * random.nextInt(1, 150);
            at = start + 0.3 + random.nextDouble() * random.nextInt(1, 30);
            silences.add(span(start, at));
            at += 0.1;
        }
        return new Soundscape(seconds(at + 5), Optional.empty(), silences);
    }

    /// Moments in the middle of what is not silent.
    private static List<Duration> sounding(Soundscape heard) {
        var moments = new ArrayList<Duration>();
        var at = Duration.ZERO;
        for (var silence : heard.silences()) {
            if (silence.start().minus(at).compareTo(Duration.ofMillis(50)) > 0) {
                moments.add(at.plus(silence.start().minus(at).dividedBy(2)));
            }
            at = silence.end();
        }
        moments.add(at.plus(heard.decoded().minus(at).dividedBy(2)));
        return moments;
    }

    private static Soundscape heard(double length, Span... silences) {
        return new Soundscape(seconds(length), Optional.empty(), List.of(silences));
    }

    private static Cut cut(double start, double end, boolean overlaps) {
        return new Cut(span(start, end), overlaps);
    }

    private static Span span(double start, double end) {
        return new Span(seconds(start), seconds(end));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
