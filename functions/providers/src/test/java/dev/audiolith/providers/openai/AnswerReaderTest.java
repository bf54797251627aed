package dev.audiolith.providers.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.speech.Word;
import dev.audiolith.transcript.Segment;
import dev.audiolith.transcript.Transcriber.Piece;
import dev.audiolith.transcript.TranscriberOutcome;
import dev.audiolith.transcript.TranscriberOutcome.Declined;
import dev.audiolith.transcript.TranscriberOutcome.Heard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerReaderTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"Hello\"", "42", "{}", "{\"text\":null}", "{\"text\":null,\"segments\":[]}",
            "{\"text\":{\"a\":1}}", "{\"text\":\"Hello", "{\"text\":\"Hello\"} trailing", "<!DOCTYPE html><html></html>", "Hello there.",
            "{\"error\":{\"message\":\"overloaded\"}}", "{\"text\":\"Hello\",\"segments\":\"none\"}"})
    void what_is_no_transcript_is_not_taken_for_one(String answer) {
        assertThat(declined(read("whisper-1", answer)).kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":\"\"}", "{\"text\":\" \\n\",\"segments\":[],\"words\":null}",
            "{\"text\":\"\",\"segments\":[null,{}]}"})
    void an_empty_text_is_one_in_which_nothing_was_said(String answer) {
        var transcript = heard(answer).transcript();
        assertThat(transcript.text()).isEmpty();
        assertThat(transcript.segments()).isEmpty();
        assertThat(transcript.words()).isEmpty();
    }

    @Test
    void a_text_that_is_only_in_the_segments_is_found_there() {
        assertThat(heard("{\"text\":null,\"segments\":[{\"text\":\" Hello \"},{\"text\":\"there.\"}]}").transcript().text())
                .isEqualTo("Hello there.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "60.02", "\"60.0\"", "\" 59.1 \"", "57", "null", "\"a minute\"", "\"NaN\"", "3600"})
    void a_duration_may_be_a_number_or_a_text_or_missing(String duration) {
        assertThat(heard("{\"text\":\"Hello\",\"duration\":" + duration + "}").transcript().text()).isEqualTo("Hello");
    }

    @ParameterizedTest
    @CsvSource({"60, 30", "60, 56.5", "60, 0", "3600, 1800", "3600, 3500"})
    void half_of_a_piece_is_not_taken_for_the_whole(int length, double reported) {
        var half = "{\"text\":\"Hello\",\"duration\":" + reported + "}";
        assertThat(declined(reader("whisper-1", Duration.ofSeconds(length)).read(half)).kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
    }

    @Test
    void an_answer_as_long_as_answers_can_be_is_not_taken_for_the_whole() {
        var full = "{\"text\":\"and so on\",\"usage\":{\"type\":\"tokens\",\"output_tokens\":2000}}";
        assertThat(declined(read("gpt-4o-transcribe", full)).kind()).isEqualTo(FailureKind.TOO_LARGE);
        assertThat(read("whisper-1", full)).isInstanceOf(Heard.class);
        assertThat(read("gpt-4o-transcribe", full.replace("2000", "1999"))).isInstanceOf(Heard.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {"{\"type\":\"duration\",\"seconds\":61}|PT61S",
            "{\"seconds\":\"12.5\"}|PT12.5S",
            "{\"seconds\":0}|PT0S", "{\"seconds\":-1}|PT1M", "{\"seconds\":1e300}|PT1M", "{\"type\":\"tokens\",\"input_tokens\":14}|PT1M",
            "null|PT1M", "\"much\"|PT1M"})
    void what_was_charged_is_what_it_says_if_that_makes_sense(String usage, Duration billed) {
        assertThat(heard("{\"text\":\"Hello\",\"usage\":" + usage + "}").billed()).isEqualTo(billed);
    }

    @ParameterizedTest
    @CsvSource({"english, en", "English, en", "german, de", "en, en", "chinese, zh", "haitian creole, ht"})
    void a_language_is_known_by_its_name_or_its_code(String said, String code) {
        assertThat(heard("{\"text\":\"Hello\",\"language\":\"" + said + "\"}").transcript().language()).contains(code);
    }

    @Test
    void without_a_language_it_is_the_one_that_was_asked_for() {
        assertThat(heard("{\"text\":\"Hello\",\"language\":\"mumbling\"}").transcript().language()).contains("fr");
        assertThat(heard("{\"text\":\"Hello\"}").transcript().language()).contains("fr");
        assertThat(heard("{\"text\":\"Hello\",\"languages\":[\"de\",\"en\"]}").transcript().language()).contains("de");
    }

    @Test
    void times_that_cannot_be_are_brought_into_the_piece_and_into_order() {
        var words = heard("""
                {"text":"a b c d e f g","words":[{"word":"a","start":-1,"end":0.5},{"word":"b","start":0.6,"end":0.4},
                 {"word":"c","start":"0.5","end":"1.0"},{"word":" "},{"word":"d"},{"word":"e","start":70,"end":80},
                 {"word":"f","start":59,"end":61.5},{"word":"g","start":61.5,"end":61.5}]}""").transcript().words();
        assertThat(words).containsExactly(word("a", 0, 500), word("b", 600, 600), word("c", 600, 1000), word("d", 1000, 1000),
                word("e", 1000, 60_000), word("f", 59_000, 60_000), word("g", 60_000, 60_000));
    }

    @Test
    void speakers_segments_are_segments() {
        var answer = """
                {"task":"transcribe","duration":60,"text":"Hello. Hi.","segments":[
                 {"type":"transcript.text.segment","id":"seg_001","start":0.0,"end":1.5,"text":"Hello.","speaker":"A"},
                 {"type":"transcript.text.segment","id":"seg_002","start":1.5,"end":2.5,"text":"Hi.","speaker":"B"}]}""";
        assertThat(heard(answer).transcript().segments()).containsExactly(new Segment("Hello.", Duration.ZERO, Duration.ofMillis(1500)),
                new Segment("Hi.", Duration.ofMillis(1500), Duration.ofMillis(2500)));
    }

    @Test
    void an_hour_of_words_is_read_in_order() {
        var words = new ArrayList<String>();
        for (var i = 0; i < 12_000; i++) {
            words.add("{\"word\":\"w%d\",\"start\":%d.%d,\"end\":%d.%d}".formatted(i, i * 3 / 10, i * 3 % 10, i * 3 / 10, i * 3 % 10));
        }
        var answer = "{\"text\":\"long\",\"duration\":3600,\"words\":[" + String.join(",", words) + "]}";
        assertThat(reader("whisper-1", Duration.ofHours(1)).read(answer)).isInstanceOfSatisfying(Heard.class,
                heard -> assertThat(heard.transcript().words()).hasSize(12_000).isSortedAccordingTo(
                        java.util.Comparator.comparing(Word::start)));
    }

    private static Word word(String text, long start, long end) {
        return new Word(text, Duration.ofMillis(start), Duration.ofMillis(end));
    }

    private static Heard heard(String answer) {
        return switch (read("whisper-1", answer)) {
            case Heard heard -> heard;
            case Declined declined -> throw new AssertionError(declined.toString());
        };
    }

    private static TranscriberOutcome read(String model, String answer) {
        return reader(model, MINUTE).read(answer);
    }

    private static AnswerReader reader(String model, Duration length) {
        return new AnswerReader("openai", model, OpenAiModel.named(model), new Piece(Path.of("piece.mp3"), length, Optional.of("fr")));
    }

    private static Failure declined(TranscriberOutcome outcome) {
        return switch (outcome) {
            case Declined(var failure) -> failure;
            case Heard heard -> throw new AssertionError("heard " + heard);
        };
    }
}
