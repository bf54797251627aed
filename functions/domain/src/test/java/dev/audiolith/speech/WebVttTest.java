package dev.audiolith.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WebVttTest {
    private static final Pattern TIMES = Pattern
            .compile("(\\d{2,}):(\\d\\d):(\\d\\d)\\.(\\d{3}) --> (\\d{2,}):(\\d\\d):(\\d\\d)\\.(\\d{3})");

    @Test
    void a_caption_ends_with_its_sentence() {
        assertThat(WebVtt.of(words("The lighthouse keeps its promise. The sea does not."))).isEqualTo("""
                WEBVTT

                00:00:00.000 --> 00:00:01.650
                The lighthouse keeps its promise.

                00:00:01.700 --> 00:00:02.550
                The sea does not.
                """);
    }

    @Test
    void a_long_sentence_is_shown_in_two_lines_at_a_time() {
        var shown = WebVtt.of(words("one two three four five six seven eight nine ten ".repeat(10)));
        assertThat(cues(shown)).hasSizeGreaterThan(4).allSatisfy(cue -> {
            var lines = cue.lines().skip(1).toList();
            assertThat(lines).hasSizeBetween(1, 2).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(42));
        });
    }

    @Test
    void nothing_in_the_text_is_markup() {
        var shown = WebVtt.of(words("a <b>bold</b> & --> 00:00:00.000 WEBVTT NOTE"));
        assertThat(shown).contains("a &lt;b&gt;bold&lt;/b&gt; &amp; --&gt; 00:00:00.000 WEBVTT");
        assertThat(shown.lines().filter(line -> line.contains("-->"))).hasSize(1);
    }

    @Test
    void chinese_needs_no_spaces() {
        assertThat(WebVtt.of(words("他走了。你呢？ hello 世界"))).contains("\n他走了。你呢？ hello 世界\n");
    }

    @Test
    void a_word_longer_than_a_line_is_cut_between_what_people_see_as_characters() {
        var shown = WebVtt.of(words("👍🏽".repeat(200)));
        var lines = cues(shown).stream().flatMap(cue -> cue.lines().skip(1)).toList();
        assertThat(String.join("", lines)).isEqualTo("👍🏽".repeat(200));
        assertThat(lines).allSatisfy(line -> assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(42).isEven());
    }

    @Test
    void without_words_there_are_no_captions() {
        assertThat(WebVtt.of(List.of())).isEqualTo("WEBVTT\n");
    }

    @Test
    void whatever_the_times_say_they_never_go_back() {
        for (var seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var words = new ArrayList<Word>();
            for (var i = 0; i < 200; i++) {
                var start = Duration.ofMillis(random.nextInt(100_000));
                words.add(new Word("word" + (random.nextInt(4) == 0 ? "." : ""), start, start.plusMillis(random.nextInt(10_000))));
            }
            var last = 0L;
            var times = TIMES.matcher(WebVtt.of(words));
            while (times.find()) {
                var from = millis(times.group(1), times.group(2), times.group(3), times.group(4));
                var to = millis(times.group(5), times.group(6), times.group(7), times.group(8));
                assertThat(from).as("seed %d", seed).isGreaterThanOrEqualTo(last);
                assertThat(to).as("seed %d", seed).isGreaterThan(from);
                last = to;
            }
        }
    }

    @Test
    void a_sound_of_many_hours_has_its_hours() {
        var late = Duration.ofHours(101).plusMinutes(2).plusMillis(3);
        assertThat(WebVtt.of(List.of(new Word("late", late, late.plusSeconds(1))))).contains("101:02:00.003 --> 101:02:01.003");
    }

    private static long millis(String hours, String minutes, String seconds, String millis) {
        return ((Long.parseLong(hours) * 60 + Long.parseLong(minutes)) * 60 + Long.parseLong(seconds)) * 1000 + Long.parseLong(millis);
    }

    private static List<String> cues(String vtt) {
        return List.of(vtt.split("\n\n")).subList(1, vtt.split("\n\n").length);
    }

    /// Every character takes a twentieth of a second.
    private static List<Word> words(String text) {
        var aligned = new AlignedText();
        var at = 0;
        for (var character : text.codePoints().toArray()) {
            aligned.add(Character.toString(character), at * 0.05, ++at * 0.05);
        }
        return aligned.words();
    }
}
