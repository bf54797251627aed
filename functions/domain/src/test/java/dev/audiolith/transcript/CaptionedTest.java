package dev.audiolith.transcript;

import dev.audiolith.speech.Word;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CaptionedTest {
    private static final Segment PASSAGE = new Segment("Good morning, all!", seconds(2), seconds(5));

    @Test
    void words_get_the_punctuation_of_their_passage() {
        var heard = List.of(word("good", 2, 2.4), word("morning", 2.5, 3), word("all", 4, 4.5));

        assertThat(Captioned.words(new Transcript("", Optional.empty(), List.of(PASSAGE), heard)))
                .containsExactly(word("Good", 2, 2.4), word("morning,", 2.5, 3), word("all!", 4, 4.5));
    }

    @Test
    void words_without_times_are_spread_over_their_passage() {
        var words = Captioned.words(new Transcript("", Optional.empty(), List.of(PASSAGE), List.of()));

        assertThat(words).extracting(Word::text).containsExactly("Good", "morning,", "all!");
        assertThat(words.getFirst().start()).isEqualTo(seconds(2));
        assertThat(words.getLast().end()).isEqualTo(seconds(5));
    }

    @Test
    void words_alone_are_captions_too() {
        assertThat(Captioned.words(new Transcript("", Optional.empty(), List.of(), List.of(word("hm", 1, 2)))))
                .containsExactly(word("hm", 1, 2));
    }

    private static Word word(String text, double start, double end) {
        return new Word(text, seconds(start), seconds(end));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
