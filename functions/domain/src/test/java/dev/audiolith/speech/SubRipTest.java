package dev.audiolith.speech;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SubRipTest {

    @Test
    void captions_are_numbered_and_timed_with_a_comma() {
        assertThat(SubRip.of(List.of(word("Good", 1_000, 1_400), word("morning.", 1_500, 2_250))))
                .isEqualTo("1\n00:00:01,000 --> 00:00:02,250\nGood morning.\n\n");
    }

    @Test
    void nothing_in_a_text_is_markup_or_a_time() {
        assertThat(SubRip.of(List.of(word("<i>-->", 0, 500)))).isEqualTo("1\n00:00:00,000 --> 00:00:00,500\n\u2039i\u203a--\u203a\n\n");
    }

    @Test
    void no_words_are_no_captions() {
        assertThat(SubRip.of(List.of())).isEmpty();
    }

    private static Word word(String text, long start, long end) {
        return new Word(text, Duration.ofMillis(start), Duration.ofMillis(end));
    }
}
