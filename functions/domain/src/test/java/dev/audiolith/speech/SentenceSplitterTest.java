package dev.audiolith.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {
    private static final String FAMILY = "👩‍👩‍👧‍👦";

    @ParameterizedTest
    @ValueSource(strings = {"We met Dr. Smith at noon.| The rest is history, as one says.",
            "Some birds, e.g. Penguins, do not fly.| Others do it all day long.",
            "He came to the U.S. Army base by train.| Nobody had expected him there.",
            "It was J. R. R. Tolkien who wrote it.| Everybody knows that by now.",
            "The number pi is 3.14 or 3.1415 if you ask.| It never ends at all.",
            "She paid 1,000.50 for it in the end.| That was a lot then.",
            "Use version v1.2.3 from now on, please.| Older ones are broken.",
            "See https://example.com/a.b?c=d.e for more of this.| We do not bite, mostly not.",
            "Write to a.smith@example.co.uk about it.| They will answer you soon.",
            "I thought... maybe ... it could work out.| But it did not work out.",
            "He said \"I will not go there.\"| Then he went there all the same.",
            "(It rained all day and all night.)| The garden was glad about that.",
            "Er sagte: „Ich gehe jetzt nach Hause.“| Danach blieb er einfach sitzen.",
            "Am 3. Oktober ist ein Feiertag, sagt man.| Dann ist alles geschlossen.",
            "It is no. 5 of twelve in the row here.| No. I do not believe that at all.",
            "Really?! You cannot be serious about it!| I am, and always was.",
            "A first paragraph without a stop|\n\n A second paragraph without a stop", "她走进了房间，然后坐了下来。|他看着窗外，什么也没有说过。",
            "「もう帰ります。」と言った人がいた。|誰も何も言わなかったのである。", "هل تريد أن تذهب معنا إلى هناك؟| نعم، أريد ذلك كثيرا جدا.",
            "वह कल सुबह बाज़ार गया था।| उसने वहाँ बहुत सारे फल खरीदे।"})
    void the_seam_is_at_the_end_of_a_sentence(String marked) {
        var expected = List.of(marked.split("\\|"));
        var text = String.join("", expected);
        var limit = Math.max(length(expected.get(0)), length(expected.get(1))) + 8;
        assertThat(SentenceSplitter.split(text, limit)).isEqualTo(expected.stream().map(String::strip).toList());
    }

    @Test
    void without_sentences_it_is_cut_between_clauses_then_between_words() {
        assertThat(SentenceSplitter.split("one two three, four five six", 20)).containsExactly("one two three,", "four five six");
        assertThat(SentenceSplitter.split("one two three four five six", 20)).containsExactly("one two three", "four five six");
    }

    @Test
    void what_fits_is_left_as_it_is() {
        assertThat(SentenceSplitter.split("One. Two. Three.", 16)).containsExactly("One. Two. Three.");
    }

    @Test
    void parts_are_of_similar_length() {
        var sentences = IntStream.range(0, 2_000).mapToObj(i -> "This is sentence number " + i + " of many.").toList();
        var parts = SentenceSplitter.split(String.join(" ", sentences), 5_000);
        var lengths = parts.stream().mapToInt(SentenceSplitterTest::length).summaryStatistics();
        assertThat(lengths.getMin()).isGreaterThan(lengths.getMax() * 4 / 5);
        assertThat(parts).allSatisfy(part -> assertThat(part).endsWith("of many."));
    }

    @Test
    void characters_are_counted_as_people_count_them() {
        assertThat(SentenceSplitter.split("😀".repeat(10), 10)).hasSize(1);
        assertThat(SentenceSplitter.split("😀".repeat(11), 10)).hasSize(2);
    }

    @Test
    void a_word_of_fifty_thousand_characters_is_cut_into_pieces() {
        var parts = SentenceSplitter.split("a".repeat(50_000), 5_000);
        assertThat(String.join("", parts)).isEqualTo("a".repeat(50_000));
        assertThat(parts).allSatisfy(part -> assertThat(length(part)).isBetween(2_500, 5_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {FAMILY, "e\u0301", "🇨🇭", "👍🏽", "각"})
    void what_people_see_as_one_character_is_never_cut(String character) {
        var parts = SentenceSplitter.split(character.repeat(1_000), 100);
        assertThat(String.join("", parts)).isEqualTo(character.repeat(1_000));
        assertThat(parts).allSatisfy(part -> assertThat(part.length() % character.length()).isZero());
    }

    @Test
    void a_long_chinese_text_is_cut_between_sentences() {
        var text = "他每天早上六点起床，喝一杯茶，然后去公园散步。公园里有很多老人在打太极拳！你见过吗？".repeat(1_000);
        var parts = SentenceSplitter.split(text, 5_000);
        assertThat(String.join("", parts)).isEqualTo(text);
        assertThat(parts).allSatisfy(part -> assertThat(part).matches("(?s).*[。！？]"));
    }

    @Test
    void any_text_comes_back_but_for_whitespace_at_the_seams() {
        var alphabet = List.of("a", "Bc", " ", " ", "  ", "\n", "\n\n", ".", ". ", "! ", "?", "…", ",", ", ", "。", "，", "中", "文", "\"", ")",
                "”", "3",
                "1.5", "é", "e\u0301", "\u0301", "😀", FAMILY, "\u200d", "\ufe0f", "🇩", "؟ ", "।", "\u00a0", "Dr. ", "U.S. ",
                "http://a.b/c ", "\t");
        for (var seed = 0; seed < 3_000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder("x");
            for (var i = random.nextInt(200); i > 0; i--) {
                text.append(alphabet.get(random.nextInt(alphabet.size())));
            }
            var most = 1 + random.nextInt(60);
            check(text.toString(), SentenceSplitter.split(text.toString(), most), most, seed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "\"", ".\"", "e\u0301", "\u0301", " ", " .", "a.", "🇨🇭", FAMILY, "\u200d", ")", "。", "。」", "，", "\n",
            "Dr. ",
            "a. ", "\n ", "1.", "\u0915\u094d"})
    @Timeout(10)
    void no_text_makes_it_slow(String piece) {
        var text = "x" + piece.repeat(100_000 / piece.length());
        var start = System.nanoTime();
        var parts = SentenceSplitter.split(text, 2_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        check(text, parts, 2_000, 0);
    }

    private static void check(String text, List<String> parts, int most, int seed) {
        var rest = text.strip();
        for (var part : parts) {
            assertThat(part).as("seed %d", seed).isNotBlank();
            assertThat(length(part)).as("seed %d", seed).isLessThanOrEqualTo(most);
            assertThat(rest).as("seed %d", seed).startsWith(part);
            rest = rest.substring(part.length()).stripLeading();
        }
        assertThat(rest).as("seed %d", seed).isEmpty();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    @Test
    void the_jdk_knows_what_people_see_as_one_character() {
        var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(FAMILY);
        assertThat(graphemes.next()).isEqualTo(FAMILY.length());
    }
}
