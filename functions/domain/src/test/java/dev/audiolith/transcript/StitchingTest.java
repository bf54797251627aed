package dev.audiolith.transcript;

import dev.audiolith.recording.Cut;
import dev.audiolith.recording.Span;
import dev.audiolith.speech.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StitchingTest {

    @Nested
    class when_pieces_follow_one_another {

        @Test
        void times_count_from_the_beginning_of_the_recording() {
            var whole = Stitching.join(List.of(cut(2, 10, false), cut(10, 20, false)),
                    List.of(timed(segment("Good morning.", 0, 2)), timed(segment("How are you?", 1, 3))));

            assertThat(whole.text()).isEqualTo("Good morning. How are you?");
            assertThat(whole.segments()).containsExactly(segment("Good morning.", 2, 4), segment("How are you?", 11, 13));
            assertThat(whole.words()).extracting(Word::start).startsWith(seconds(2)).contains(seconds(11));
        }

        @Test
        void a_transcript_without_times_is_a_passage_as_long_as_its_piece() {
            var whole = Stitching.join(List.of(cut(0, 10, false), cut(10, 20, false)), List.of(plain("One."), plain("Two.")));

            assertThat(whole.segments()).containsExactly(segment("One.", 0, 10), segment("Two.", 10, 20));
        }

        @Test
        void the_language_is_what_the_first_who_knows_it_says() {
            var english = new Transcript("Hi", Optional.of("en"), List.of(), List.of());

            assertThat(Stitching.join(List.of(cut(0, 5, false), cut(5, 9, false)), List.of(plain(""), english)).language())
                    .contains("en");
        }

        @Test
        void nothing_heard_is_no_text() {
            assertThat(Stitching.join(List.of(cut(0, 5, false)), List.of(plain("  ")))).isEqualTo(Transcript.NOTHING);
        }
    }

    @Nested
    class when_pieces_overlap {

        @Test
        void words_that_both_have_heard_are_said_once() {
            var whole = Stitching.join(List.of(cut(0, 12, false), cut(8, 20, true)),
                    List.of(timed(segment("We met at", 0, 7), segment("the old bridge over the ri", 8, 12)),
                            timed(segment("ld bridge over the river in the evening.", 0.8, 6.4))));

            assertThat(whole.text()).isEqualTo("We met at the old bridge over the river in the evening.");
        }

        @Test
        void a_passage_without_times_is_joined_by_what_it_says() {
            var whole = Stitching.join(List.of(cut(0, 60, false), cut(55, 100, true)),
                    List.of(plain("It was late. Nobody in the house was asleep, bec"), plain("house was asleep because of the storm.")));

            assertThat(whole.text()).isEqualTo("It was late. Nobody in the house was asleep because of the storm.");
        }

        @Test
        void languages_without_spaces_are_joined_too() {
            var whole = Stitching.join(List.of(cut(0, 60, false), cut(55, 100, true)),
                    List.of(plain("今日はとても天気がいいので、公園へ"), plain("いいので、公園へ行きました。")));

            assertThat(whole.text()).isEqualTo("今日はとても天気がいいので、公園へ行きました。");
        }

        @Test
        void without_a_word_in_common_the_middle_of_the_overlap_decides() {
            var whole = Stitching.join(List.of(cut(0, 12, false), cut(8, 20, true)),
                    List.of(timed(segment("alpha beta gamma", 0, 9), segment("wrong", 11, 12)),
                            timed(segment("odd", 0, 1), segment("delta epsilon", 3, 9))));

            assertThat(whole.text()).isEqualTo("alpha beta gamma delta epsilon");
        }

        @Test
        void without_words_in_common_and_without_times_nothing_is_thrown_away() {
            var whole = Stitching.join(List.of(cut(0, 60, false), cut(55, 100, true)), List.of(plain("alpha beta"), plain("gamma delta")));

            assertThat(whole.text()).isEqualTo("alpha beta gamma delta");
        }

        /// A text in which words come again and again is cut at random places, with the words under the knife misheard.
        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
        void no_word_is_lost_and_none_is_doubled(long seed) {
            var random = new Random(seed);
            for (var i = 0; i < 50; i++) {
                var speech = speech(random);
                var whole = Stitching.join(cuts(speech.size()), cuts(speech.size()).stream().map(cut -> hear(speech, cut.span())).toList());

                assertThat(whole.text()).isEqualTo(String.join(" ", speech));
                assertThat(whole.words()).extracting(Word::text).containsExactlyElementsOf(speech);
            }
        }

        private List<String> speech(Random random) {
            var vocabulary = "the a river and house of morning in light some went was under over".split(" ", -1);
            return random.ints(random.nextInt(30, 400), 0, vocabulary.length).mapToObj(i -> vocabulary[i]).toList();
        }

        /// Half a second for each word, pieces of 20 seconds, overlapping by 5.
        private List<Cut> cuts(int words) {
            var cuts = new ArrayList<Cut>();
            var end = words / 2.0;
            var from = 0.0;
            while (end - from > 20) {
                cuts.add(cut(from, from + 20, from > 0));
                from += 15;
            }
            cuts.add(cut(from, end, from > 0));
            return cuts;
        }

        private Transcript hear(List<String> speech, Span piece) {
            var first = (int) (piece.start().toMillis() / 500);
            var last = (int) (piece.end().toMillis() / 500);
            var words = new ArrayList<Word>();
            var segments = new ArrayList<Segment>();
            for (var i = first; i < last; i++) {
                var isUnderTheKnife = (i == first && first > 0) || (i == last - 1 && last < speech.size());
                var text = isUnderTheKnife ? "mm" : speech.get(i);
                words.add(new Word(text, seconds((i - first) / 2.0), seconds((i - first) / 2.0 + 0.4)));
            }
            for (var from = 0; from < words.size(); from += 7) {
                var some = words.subList(from, Math.min(words.size(), from + 7));
                segments.add(new Segment(String.join(" ", some.stream().map(Word::text).toList()), some.getFirst().start(),
                        some.getLast().end()));
            }
            return new Transcript("", Optional.empty(), segments, words);
        }
    }

    private static Transcript timed(Segment... segments) {
        var words = Arrays.stream(segments).flatMap(StitchingTest::words).toList();
        return new Transcript("", Optional.empty(), List.of(segments), words);
    }

    private static Stream<Word> words(Segment segment) {
        var texts = List.of(segment.text().split(" ", -1));
        var step = segment.end().minus(segment.start()).dividedBy(texts.size());
        return IntStream.range(0, texts.size())
                .mapToObj(i -> new Word(texts.get(i), segment.start().plus(step.multipliedBy(i)),
                        segment.start().plus(step.multipliedBy(i + 1))));
    }

    private static Transcript plain(String text) {
        return new Transcript(text, Optional.empty(), List.of(), List.of());
    }

    private static Segment segment(String text, double start, double end) {
        return new Segment(text, seconds(start), seconds(end));
    }

    private static Cut cut(double start, double end, boolean overlaps) {
        return new Cut(new Span(seconds(start), seconds(end)), overlaps);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
