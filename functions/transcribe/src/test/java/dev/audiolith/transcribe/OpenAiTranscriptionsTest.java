package dev.audiolith.transcribe;

import static dev.audiolith.transcribe.Reception.data;
import static dev.audiolith.transcribe.Reception.error;
import static dev.audiolith.transcribe.Reception.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.testkit.transcript.FakeTranscriber;
import dev.audiolith.transcribe.Reception.Call;
import dev.audiolith.transcript.TranscriberOutcome;
import dev.audiolith.transcript.TranscriptionState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The door for clients written against OpenAI.
class OpenAiTranscriptionsTest {
    private static final String ROUTE = "POST /v1/audio/transcriptions";

    private Reception reception;

    @BeforeEach
    void open(@TempDir Path scratch) {
        reception = new Reception(scratch);
    }

    private static Form form() {
        return Form.withSound().field("model", "whisper-1");
    }

    private APIGatewayV2HTTPResponse send(Form form) {
        return reception.knock(Call.to(ROUTE).with(form));
    }

    @Test
    void a_transcript_comes_as_openais_clients_read_it() {
        var answer = send(form());
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getHeaders()).containsEntry("content-type", "application/json").containsEntry("cache-control", "no-store")
                .containsEntry("x-audiolith-transcription-id", reception.the().id().text());
        assertThat(json(answer).fieldNames()).toIterable().containsExactlyInAnyOrder("text", "usage");
        assertThat(json(answer).path("text").textValue()).isEqualTo("Hello.");
        assertThat(json(answer).at("/usage/type").textValue()).isEqualTo("duration");
        assertThat(json(answer).at("/usage/seconds").isIntegralNumber()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"json | application/json | {", "text | text/plain; charset=utf-8 | Hello.",
            "srt | text/plain; charset=utf-8 | 1", "vtt | text/plain; charset=utf-8 | WEBVTT", "verbose_json | application/json | {"})
    void each_form_can_be_had(String format, String type, String beginning) {
        var answer = send(form().field("response_format", format));
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getHeaders()).containsEntry("content-type", type);
        assertThat(answer.getBody()).startsWith(beginning).contains("Hello.");
    }

    @Test
    void the_verbose_form_has_the_times_in_what_was_sent() {
        var told = json(send(form().field("response_format", "verbose_json")));
        assertThat(told.fieldNames()).toIterable().containsExactly("task", "language", "duration", "text", "segments", "usage");
        assertThat(told.path("task").textValue()).isEqualTo("transcribe");
        assertThat(told.path("duration").doubleValue()).isEqualTo(3);
        assertThat(told.at("/segments/0").fieldNames()).toIterable().containsExactly("id", "start", "end", "text");
        assertThat(told.at("/segments/0/start").doubleValue()).isBetween(0.5, 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp_granularities[]", "timestamp_granularities"})
    void words_come_to_those_who_ask_for_them(String field) {
        var told = json(send(form().field("response_format", "verbose_json").field(field, "segment").field(field, "word")));
        assertThat(told.at("/words/0").fieldNames()).toIterable().containsExactlyInAnyOrder("word", "start", "end");
        assertThat(told.at("/words/0/word").textValue()).isEqualTo("Hello");
        assertThat(told.path("segments")).hasSize(1);
    }

    @Test
    void what_has_no_effect_here_is_taken_all_the_same() {
        assertThat(send(form().field("prompt", "p".repeat(60_000)).field("temperature", "0.7").field("stream", "true")
                .field("include[]", "logprobs").field("chunking_strategy", "auto").field("language", "en")).getStatusCode()).isEqualTo(200);
        assertThat(reception.the().wishes().language()).contains("en");
        assertThat(reception.the().wishes().model()).contains("whisper-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"response_format | xml", "response_format | JSON", "response_format | verbose-json",
            "language | English", "language | en-US", "model | '  '", "model | '-'", "model | '../\0'"})
    void a_mistake_is_named_in_openais_words(String field, String value) {
        var form = field.equals("model") ? Form.withSound() : form();
        assertMistake(send(form.field(field, value)), 400, field);
        assertThat(reception.transcriptions.all()).isEmpty();
    }

    @Test
    void what_is_missing_is_named_in_openais_words() {
        assertMistake(send(Form.withSound()), 400, "model");
        assertMistake(send(new Form().field("model", "whisper-1")), 400, "file");
        assertMistake(send(form().withoutEnd()), 400, "body");
        assertMistake(reception.knock(Call.to(ROUTE).with("audio/wav", Reception.SOUND)), 415, "Content-Type");
        assertMistake(reception.knock(Call.to(ROUTE).json("{\"model\":\"whisper-1\"}")), 415, "Content-Type");
        assertMistake(reception.knock(Call.to(ROUTE).with("multipart/form-data", form().bytes())), 400, "Content-Type");
    }

    private static void assertMistake(APIGatewayV2HTTPResponse answer, int status, String parameter) {
        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(json(answer).fieldNames()).toIterable().containsExactly("error");
        var error = error(answer);
        assertThat(error.fieldNames()).toIterable().containsExactlyInAnyOrder("message", "type", "param", "code");
        assertThat(error.path("type").textValue()).isEqualTo("invalid_request_error");
        assertThat(error.path("param").textValue()).isEqualTo(parameter);
        assertThat(error.path("message").textValue()).startsWith(parameter + " ");
        assertThat(answer.getHeaders()).containsEntry("x-should-retry", "false").doesNotContainKey("retry-after");
    }

    @Test
    void a_recording_that_cannot_be_transcribed_is_a_mistake_without_links() {
        var answer = send(new Form().field("model", "whisper-1").file("a.wav", "no recording".getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(error(answer).path("code").textValue()).isEqualTo("unsupported_format");
        assertThat(error(answer).path("type").textValue()).isEqualTo("invalid_request_error");
        assertThat(answer.getBody() + reception.log()).doesNotContain("debug.invalid");
    }

    @ParameterizedTest
    @CsvSource({"UNREACHABLE,503,true", "BUSY,503,true", "RATE_LIMITED,503,true", "TIMED_OUT,503,true", "CORRUPT_ANSWER,503,true",
            "UNAUTHORIZED,502,false", "QUOTA_EXHAUSTED,502,false"})
    void clients_are_told_whether_to_send_it_again_and_when(FailureKind kind, int status, boolean again) {
        reception.hearing = _ -> new TranscriberOutcome.Declined(FakeTranscriber.failure(kind));
        var answer = send(form());
        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(error(answer).path("type").textValue()).isEqualTo("server_error");
        assertThat(answer.getHeaders()).containsEntry("x-should-retry", String.valueOf(again));
        assertThat(answer.getHeaders().containsKey("retry-after")).isEqualTo(again);
    }

    @Test
    void when_the_transcriber_says_when_to_come_back_that_is_passed_on() {
        reception.hearing = _ -> new TranscriberOutcome.Declined(
                new Failure(FailureKind.RATE_LIMITED, "openai", "openai answered 429", Optional.of(Duration.ofMillis(90_001))));
        assertThat(send(form()).getHeaders()).containsEntry("retry-after", "91");
    }

    @Test
    void storage_that_does_not_answer_is_worth_coming_back_for() {
        reception.uploads.outage().failNext(1);
        var answer = send(form());
        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(answer.getHeaders()).containsEntry("x-should-retry", "true").containsEntry("retry-after", "2");
        assertThat(error(answer).path("code").textValue()).isEqualTo("storage_unavailable");
    }

    /// It would be stored and paid for once more.
    @Test
    void what_takes_too_long_goes_on_and_is_not_worth_sending_again() {
        var answer = reception.knock(Call.to(ROUTE).with(form()).left(1_000));
        var id = reception.the().id().text();
        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(error(answer).path("code").textValue()).isEqualTo("not_finished_in_time");
        assertThat(error(answer).path("message").textValue()).endsWith("/api/transcriptions/" + id);
        assertThat(answer.getHeaders()).containsEntry("x-should-retry", "false").doesNotContainKey("retry-after");
        reception.workUntilQuiet();
        assertThat(reception.the().state()).isEqualTo(TranscriptionState.COMPLETED);
        assertThat(data(reception.tell(id)).path("text").textValue()).isEqualTo("Hello.");
    }

    @Test
    void who_is_nobody_is_told_in_openais_shape() {
        var answer = reception.knock(Call.to(ROUTE).ofNobody().with(form()));
        assertThat(answer.getStatusCode()).isEqualTo(401);
        assertThat(json(answer).fieldNames()).toIterable().containsExactly("error");
    }
}
