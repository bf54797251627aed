package dev.audiolith.transcribe;

import static dev.audiolith.transcribe.Reception.data;
import static dev.audiolith.transcribe.Reception.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.recording.Trim;
import dev.audiolith.testkit.transcript.FakeTranscriber;
import dev.audiolith.transcribe.Reception.Call;
import dev.audiolith.transcript.TranscriberOutcome;
import dev.audiolith.transcript.TranscriptionState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Small recordings that come with the request.
class TranscribeHandlerTest {
    private static final String ROUTE = "POST /api/transcribe";

    private Reception reception;

    @TempDir
    private Path scratch;

    @BeforeEach
    void open() {
        reception = new Reception(scratch);
    }

    @Test
    void a_body_that_is_a_recording_is_answered_with_its_text() {
        var answer = reception.knock(Call.to(ROUTE).with("Audio/X-WAV; rate=16000", Reception.SOUND)
                .asking(Map.of("fileName", "B\u00fchne.wav", "language", "de", "startSeconds", "0.5", "endSeconds", "2.5", "silence",
                        "false",
                        "model", "whisper-1", "unknown", "x")));
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getHeaders()).containsEntry("content-type", "application/json; charset=utf-8");
        var told = data(answer);
        assertThat(told.path("state").textValue()).isEqualTo("COMPLETED");
        assertThat(told.path("text").textValue()).isEqualTo("Hello.");
        assertThat(told.path("contentType").textValue()).isEqualTo("Audio/X-WAV");
        var kept = reception.the();
        assertThat(told.path("statusUrl").textValue()).isEqualTo("https://api.example/api/transcriptions/" + kept.id());
        assertThat(kept.recording().fileName()).isEqualTo("B\u00fchne.wav");
        assertThat(kept.recording().key()).isEqualTo("recordings/" + kept.id());
        assertThat(kept.wishes().language()).contains("de");
        assertThat(kept.wishes().model()).contains("whisper-1");
        assertThat(kept.wishes().trim())
                .isEqualTo(new Trim(Optional.of(Duration.ofMillis(500)), Optional.of(Duration.ofMillis(2500)), false));
        assertThat(reception.transcriber.asked().getFirst().language()).contains("de");
        assertThat(data(reception.tell(kept.id().text()))).isEqualTo(told);
    }

    @Test
    void a_form_with_a_recording_is_answered_with_its_text() {
        var answer = reception.transcribe(Form.withSound().field("language", " de ").field("silence", "0").field("startSeconds", "")
                .field("unknown", "x"));
        assertThat(data(answer).path("text").textValue()).isEqualTo("Hello.");
        assertThat(data(answer).path("fileName").textValue()).isEqualTo("memo.wav");
        assertThat(data(answer).path("contentType").textValue()).isEqualTo("audio/wav");
        assertThat(reception.the().wishes().language()).contains("de");
        assertThat(reception.the().wishes().trim().silence()).isFalse();
    }

    @Test
    void the_message_sent_before_finds_nothing_left_to_do() {
        reception.transcribe(Reception.SOUND);
        assertThat(reception.queue.queue().waiting()).hasSize(1);
        reception.workUntilQuiet();
        assertThat(reception.transcriber.charged()).hasSize(1);
        assertThat(scratch).as("what was worked on").isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"language | EN", "language | deutsch", "model | ' x'", "model | '../../x\0'", "silence | yes",
            "silence | TRUE", "startSeconds | NaN", "startSeconds | Infinity", "startSeconds | -1", "startSeconds | 1d",
            "startSeconds | 0x1p3",
            "startSeconds | 1,5", "startSeconds | '1 2'", "startSeconds | 1e9", "endSeconds | 0", "endSeconds | -0.0",
            "endSeconds | 999999999999999999999999", "fileName | 'a\nb'", "fileName | 'a\u2028b'"})
    void a_mistake_in_a_wish_is_named(String field, String value) {
        var answer = reception.knock(Call.to(ROUTE).with("audio/wav", Reception.SOUND).asking(Map.of(field, value)));
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(error(answer).path("code").textValue()).isEqualTo("INVALID_REQUEST");
        assertThat(error(answer).at("/details/field").textValue()).isEqualTo(field);
        assertThat(error(answer).path("message").textValue()).startsWith(field + " ");
        assertThat(reception.transcriptions.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "APPLICATION/JSON; charset=utf-8"})
    void what_says_that_it_is_no_recording_is_not_taken_for_one(String type) {
        var answer = reception.knock(Call.to(ROUTE).with(type, Reception.SOUND));
        assertThat(answer.getStatusCode()).isEqualTo(415);
        assertThat(error(answer).path("code").textValue()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(error(answer).at("/details/field").textValue()).isEqualTo("Content-Type");
    }

    @Test
    void what_its_sender_calls_it_does_not_matter() {
        assertThat(reception.knock(Call.to(ROUTE).with("text/html", Reception.SOUND)).getStatusCode()).isEqualTo(200);
        var nameless = Call.to(ROUTE).with("", Reception.SOUND).withoutHeaders();
        assertThat(data(reception.knock(nameless)).path("contentType").textValue()).isEqualTo("application/octet-stream");
    }

    @Test
    void nobody_is_turned_away_before_anything_is_read() {
        var answer = reception.knock(Call.to(ROUTE).ofNobody().with("multipart/form-data", new byte[0]));
        assertThat(answer.getStatusCode()).isEqualTo(401);
    }

    @Test
    void a_recording_that_cannot_be_transcribed_is_refused_with_its_category_and_evidence() {
        var answer = reception.transcribe("a text that calls itself a recording".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.getStatusCode()).isEqualTo(422);
        var error = error(answer);
        assertThat(error.path("code").textValue()).isEqualTo("UNSUPPORTED_FORMAT");
        assertThat(error.path("retryable").booleanValue()).isFalse();
        assertThat(error.path("details").fieldNames()).toIterable().containsExactly("transcriptionId", "failure");
        assertThat(error.at("/details/transcriptionId").textValue()).isEqualTo(reception.the().id().text());
        assertThat(error.at("/details/failure").fieldNames()).toIterable().containsExactly("category", "message", "retryable", "evidence");
        assertThat(error.at("/details/failure/evidence/inputUrl").textValue()).startsWith("https://debug.invalid/error-input-");
        assertThat(answer.getHeaders()).doesNotContainKey("retry-after");
        assertThat(reception.log()).as("links that are keys").doesNotContain("debug.invalid").contains("UNSUPPORTED_FORMAT");
    }

    @Test
    void each_way_of_being_no_recording_has_its_category() {
        assertCategory(new byte[0], 422, "EMPTY_UPLOAD");
        assertCategory(Arrays.copyOf(Reception.SOUND, Reception.SOUND.length - 4_000), 422, "TRUNCATED_AUDIO");
        assertCategory(Arrays.copyOf(Reception.SOUND, (int) Reception.MOST_BYTES + 1), 413, "TOO_LARGE");
    }

    private void assertCategory(byte[] recording, int status, String category) {
        var answer = reception.transcribe(recording);
        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(error(answer).path("code").textValue()).isEqualTo(category);
    }

    @Test
    void a_range_beyond_the_end_is_empty() {
        var answer = reception.knock(Call.to(ROUTE).with("audio/wav", Reception.SOUND).asking(Map.of("startSeconds", "100")));
        assertThat(error(answer).path("code").textValue()).isEqualTo("EMPTY_RANGE");
    }

    @ParameterizedTest
    @CsvSource({"UNAUTHORIZED,502,TRANSCRIBER_REJECTED,false", "QUOTA_EXHAUSTED,502,TRANSCRIBER_REJECTED,false",
            "NOT_FOUND,502,TRANSCRIBER_REJECTED,false", "UNREACHABLE,503,TRANSCRIBER_UNAVAILABLE,true",
            "RATE_LIMITED,503,TRANSCRIBER_UNAVAILABLE,true", "BUSY,503,TRANSCRIBER_UNAVAILABLE,true",
            "CORRUPT_ANSWER,503,TRANSCRIBER_CORRUPT,true", "INVALID_INPUT,422,UNREADABLE_AUDIO,false"})
    void a_transcriber_that_does_not_do_it_is_told_of(FailureKind kind, int status, String code, boolean retryable) {
        declines(FakeTranscriber.failure(kind));
        var answer = reception.transcribe(Reception.SOUND);
        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(error(answer).path("code").textValue()).isEqualTo(code);
        assertThat(error(answer).path("retryable").booleanValue()).isEqualTo(retryable);
        assertThat(error(answer).at("/details/failure/retryable").booleanValue()).isEqualTo(retryable);
        assertThat(answer.getHeaders().containsKey("retry-after")).isEqualTo(retryable);
    }

    @Test
    void when_the_transcriber_says_when_to_come_back_that_is_passed_on() {
        declines(new Failure(FailureKind.RATE_LIMITED, "openai", "openai answered 429", Optional.of(Duration.ofMillis(61_500))));
        assertThat(reception.transcribe(Reception.SOUND).getHeaders()).containsEntry("retry-after", "62");
    }

    private void declines(Failure failure) {
        reception.hearing = _ -> new TranscriberOutcome.Declined(failure);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_400, 1_501, 4_000})
    void who_has_no_time_to_wait_is_told_where_it_will_be(int left) {
        var answer = reception.knock(Call.to(ROUTE).with("audio/wav", Reception.SOUND).left(left));
        var kept = reception.the();
        assertThat(answer.getStatusCode()).isEqualTo(202);
        assertThat(data(answer).path("state").textValue()).isEqualTo("QUEUED");
        assertThat(answer.getHeaders()).containsEntry("location", "https://api.example/api/transcriptions/" + kept.id())
                .containsEntry("retry-after", "5");
        reception.workUntilQuiet();
        assertThat(reception.the().state()).isEqualTo(TranscriptionState.COMPLETED);
        assertThat(reception.transcriber.charged()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uploads", "queue", "table"})
    void storage_that_does_not_answer_is_our_trouble_and_passes(String what) {
        (switch (what) {
            case "uploads" -> reception.uploads.outage();
            case "queue" -> reception.queue.queue().outage();
            default -> reception.transcriptions.outage();
        }).failNext(1);
        var answer = reception.transcribe(Reception.SOUND);
        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(error(answer).path("code").textValue()).isEqualTo("STORAGE_UNAVAILABLE");
        assertThat(error(answer).path("retryable").booleanValue()).isTrue();
        assertThat(answer.getHeaders()).containsEntry("retry-after", "2");
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void neither_texts_nor_names_reach_the_log() {
        reception.transcribe(Form.withSound());
        assertThat(reception.log()).contains("\"status\":200").doesNotContain("Hello").doesNotContain("memo.wav").doesNotContain("invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT /api/transcribe", "POST /v1/audio/translations", "$default"})
    void a_route_that_is_none_is_told_so(String route) {
        var answer = reception.knock(Call.to(route));
        assertThat(answer.getStatusCode()).isEqualTo(404);
        assertThat(error(answer).path("code").textValue()).isEqualTo("NOT_FOUND");
    }
}
