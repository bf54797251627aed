package dev.audiolith.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignedTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Hello, world.|Hello, / world.", "don't stop-gap it|don't / stop-gap / it",
            "他走了。|他 / 走 / 了。", "「もう」と|「も / う」 / と", "用Java写的|用 / Java / 写 / 的", "한국어 문장|한국어 / 문장", "مرحبا بك؟|مرحبا / بك؟",
            "नमस्ते दुनिया।|नमस्ते / दुनिया।", "é\u0301 👩‍👧 x|é\u0301 / 👩‍👧 / x", "コーヒー|コー / ヒー"})
    void words_are_what_stands_between_spaces_or_single_characters_where_there_are_none(String text, String words) {
        assertThat(String.join(" / ", aligned(text).stream().map(Word::text).toList())).isEqualTo(words);
    }

    @Test
    void a_word_lasts_from_its_first_character_to_its_last() {
        assertThat(aligned("ab cde")).containsExactly(word("ab", 0, 200), word("cde", 300, 600));
    }

    @Test
    void control_characters_are_left_out_and_line_breaks_end_words() {
        var aligned = new AlignedText();
        for (var character : List.of("a", "\u0000", "b", "\n", "c", "\r\n", "", "d")) {
            aligned.add(character, 0, 0);
        }
        assertThat(aligned.words()).extracting(Word::text).containsExactly("ab", "c", "d");
    }

    @Test
    void a_word_is_always_one_line() {
        var aligned = new AlignedText();
        aligned.add(" a\r\nb\n", 0, 1);
        assertThat(aligned.words()).extracting(Word::text).containsExactly("a b");
    }

    @Test
    void times_never_go_back() {
        var aligned = new AlignedText();
        aligned.add("a", 5, 3);
        aligned.add(" ", 0, 0);
        aligned.add("b", 1, 2);
        assertThat(aligned.words()).containsExactly(word("a", 5000, 5000), word("b", 5000, 5000));
    }

    private static List<Word> aligned(String text) {
        var aligned = new AlignedText();
        var at = 0;
        for (var character : text.codePoints().toArray()) {
            aligned.add(Character.toString(character), at * 0.1, ++at * 0.1);
        }
        return aligned.words();
    }

    private static Word word(String text, long start, long end) {
        return new Word(text, Duration.ofMillis(start), Duration.ofMillis(end));
    }
}
