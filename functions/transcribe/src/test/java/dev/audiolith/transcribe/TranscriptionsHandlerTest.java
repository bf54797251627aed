package dev.audiolith.transcribe;

import static dev.audiolith.transcribe.Reception.data;
import static dev.audiolith.transcribe.Reception.error;
import static dev.audiolith.transcribe.Reception.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.audiolith.transcribe.Reception.Call;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The door that needs no FFmpeg: announcing, telling, listing, sending round again.
class TranscriptionsHandlerTest {
    private static final String ONE = "GET /api/transcriptions/{id}";
    private static final String LIST = "GET /api/transcriptions";
    private static final String RETRY = "POST /api/transcriptions/{id}/retry";
    private static final byte[] NOISE = "no recording at all".repeat(10).getBytes(StandardCharsets.UTF_8);

    private Reception reception;

    @BeforeEach
    void open(@TempDir Path scratch) {
        reception = new Reception(scratch);
    }

    @Test
    void a_recording_is_announced_uploaded_and_told() {
        var answer = reception
                .announce("{\"fileName\":\"memo.wav\",\"contentType\":\"audio/wav\",\"bytes\":" + Reception.SOUND.length + "}");
        assertThat(answer.getStatusCode()).isEqualTo(201);
        var announced = data(answer);
        var id = announced.path("id").textValue();
        var url = "https://api.example/api/transcriptions/" + id;
        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(announced.fieldNames()).toIterable().containsExactly("id", "state", "upload", "statusUrl");
        assertThat(announced.path("state").textValue()).isEqualTo("AWAITING_UPLOAD");
        assertThat(announced.path("statusUrl").textValue()).isEqualTo(url);
        assertThat(answer.getHeaders()).containsEntry("location", url).containsEntry("cache-control", "no-store");
        assertThat(announced.path("upload").fieldNames()).toIterable().containsExactly("method", "url", "headers", "expiresAt");
        assertThat(announced.at("/upload/method").textValue()).isEqualTo("PUT");
        assertThat(announced.at("/upload/expiresAt").textValue()).isEqualTo(reception.clock.instant().plus(Duration.ofHours(1)).toString());

        reception.uploads.arrive("uploads/~/" + id, "audio/wav", Reception.SOUND);
        assertThat(reception.deliver(Reception.created("uploads/%7E/" + id))).isEmpty();

        var told = data(reception.tell(id));
        assertThat(told.fieldNames()).toIterable().containsExactly("id", "state", "statusUrl", "fileName", "contentType", "bytes",
                "language", "durationSeconds", "coverage", "cost", "model", "createdAt", "completedAt", "text", "segments", "words");
        assertThat(told.path("state").textValue()).isEqualTo("COMPLETED");
        assertThat(told.path("text").textValue()).isEqualTo("Hello.");
        assertThat(told.path("durationSeconds").doubleValue()).isEqualTo(3);
        assertThat(told.at("/coverage/ratio").doubleValue()).isEqualTo(1);
        assertThat(told.at("/coverage/heardSeconds").doubleValue()).isBetween(1.0, 1.5);
        assertThat(told.path("coverage").fieldNames()).toIterable().containsExactly("heardSeconds", "transcribedSeconds", "ratio");
        assertThat(told.at("/segments/0").fieldNames()).toIterable().containsExactly("start", "end", "text");
        assertThat(told.at("/words/0").fieldNames()).toIterable().containsExactly("word", "start", "end");
        assertThat(told.at("/cost/seconds").isNumber() && told.at("/cost/usd").isNumber()).isTrue();
        assertThat(told.at("/segments/0/start").doubleValue()).as("in the recording that was uploaded").isBetween(0.5, 1.0);
    }

    @Test
    void while_it_is_awaited_what_is_known_is_told() {
        var id = reception.upload(Reception.SOUND);
        assertThat(data(reception.tell(id)).fieldNames()).toIterable().containsExactly("id", "state", "statusUrl", "fileName",
                "contentType",
                "bytes", "createdAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, "POST /api/transcriptions", ONE, RETRY})
    void who_is_nobody_gets_nothing(String route) {
        var answer = reception.knock(Call.to(route).ofNobody().id("x"));
        assertThat(answer.getStatusCode()).isEqualTo(401);
        assertThat(error(answer).path("retryable").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE, RETRY})
    void a_strangers_transcription_does_not_exist_and_neither_does_what_is_no_id(String route) {
        var id = reception.upload(Reception.SOUND);
        reception.deliver(Reception.created("uploads/~/" + id));

        assertUnknown(reception.knock(Call.to(route).of("eve").id(id)));
        assertUnknown(reception.knock(Call.to(route).of("Ann").id(id)));
        for (var trick : new String[]{id.toUpperCase(Locale.ROOT), id + "\0", "\0", "", " ", "../" + id, id + "/", id.substring(1),
                id + "0",
                "%2e%2e", "x".repeat(10_000)}) {
            assertUnknown(reception.knock(Call.to(route).id(trick)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".mp3", ".txt.txt", ".TXT", ".txt/", ".txt\0", ".."})
    void a_form_that_is_not_written_does_not_exist(String form) {
        var id = reception.upload(Reception.SOUND);
        reception.deliver(Reception.created("uploads/~/" + id));
        assertUnknown(reception.tell(id + form));
    }

    @Test
    void a_strangers_text_does_not_exist_in_any_form() {
        var id = reception.upload(Reception.SOUND);
        reception.deliver(Reception.created("uploads/~/" + id));
        for (var form : new String[]{".txt", ".srt", ".vtt", ".json"}) {
            assertUnknown(reception.knock(Call.to(ONE).of("eve").id(id + form)));
        }
    }

    private static void assertUnknown(APIGatewayV2HTTPResponse answer) {
        assertThat(answer.getStatusCode()).isEqualTo(404);
        assertThat(error(answer).path("code").textValue()).isEqualTo("NOT_FOUND");
        assertThat(error(answer).has("details")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {".txt | text/plain; charset=utf-8", ".srt | application/x-subrip; charset=utf-8",
            ".vtt | text/vtt; charset=utf-8", ".json | application/json; charset=utf-8"})
    void the_text_alone_comes_in_its_forms_once_it_is_there(String form, String type) {
        var id = reception.upload(Reception.SOUND);
        var early = reception.tell(id + form);
        assertThat(early.getStatusCode()).isEqualTo(409);
        assertThat(error(early).path("code").textValue()).isEqualTo("NOT_COMPLETED");
        assertThat(error(early).path("retryable").booleanValue()).isTrue();
        assertThat(error(early).at("/details/state").textValue()).isEqualTo("AWAITING_UPLOAD");

        reception.deliver(Reception.created("uploads/~/" + id));
        var answer = reception.tell(id + form);
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getHeaders()).containsEntry("content-type", type).containsEntry("cache-control", "no-store");
        assertThat(answer.getBody()).contains("Hello.");
    }

    @Test
    void the_json_form_is_the_text_with_its_times_and_nothing_of_the_rest() {
        var id = reception.upload(Reception.SOUND);
        reception.deliver(Reception.created("uploads/~/" + id));
        assertThat(json(reception.tell(id + ".json")).fieldNames()).toIterable().containsExactly("text", "language", "segments", "words",
                "durationSeconds");
    }

    @Test
    void of_a_failed_one_the_text_is_not_worth_waiting_for() {
        var id = failed();
        var answer = reception.tell(id + ".txt");
        assertThat(answer.getStatusCode()).isEqualTo(409);
        assertThat(error(answer).path("retryable").booleanValue()).isFalse();
    }

    @Test
    void a_failure_is_told_with_its_category_and_its_evidence() {
        var told = data(reception.tell(failed()));
        assertThat(told.path("state").textValue()).isEqualTo("FAILED");
        var failure = told.path("failure");
        assertThat(failure.fieldNames()).toIterable().containsExactly("category", "message", "retryable", "evidence");
        assertThat(failure.path("category").textValue()).isEqualTo("UNSUPPORTED_FORMAT");
        assertThat(failure.path("retryable").booleanValue()).isFalse();
        assertThat(failure.at("/evidence/inputUrl").textValue()).startsWith("https://debug.invalid/error-input-");
        assertThat(told.has("completedAt")).isFalse();
        assertThat(told.has("text")).isFalse();
        assertThat(reception.log()).doesNotContain("debug.invalid");
    }

    @Test
    void a_failed_one_is_sent_round_again_and_no_other() {
        var id = failed();
        var again = reception.knock(Call.to(RETRY).id(id));
        assertThat(again.getStatusCode()).isEqualTo(202);
        assertThat(data(again).path("state").textValue()).isEqualTo("QUEUED");
        assertThat(again.getHeaders()).containsEntry("location", "https://api.example/api/transcriptions/" + id)
                .containsEntry("retry-after", "2");
        var twice = reception.knock(Call.to(RETRY).id(id));
        assertThat(twice.getStatusCode()).isEqualTo(409);
        assertThat(error(twice).path("code").textValue()).isEqualTo("NOT_FAILED");
        reception.workUntilQuiet();
        assertThat(reception.the(id).state().name()).isEqualTo("FAILED");
    }

    private String failed() {
        var id = reception.upload(NOISE);
        assertThat(reception.deliver(Reception.created("uploads/~/" + id))).isEmpty();
        return id;
    }

    @Test
    void the_own_ones_are_listed_newest_first_page_by_page_without_their_texts() {
        var ids = IntStream.range(0, 5).mapToObj(_ -> {
            reception.clock.advance(Duration.ofSeconds(1));
            return reception.upload(Reception.SOUND);
        }).toList().reversed();
        reception.deliver(Reception.created("uploads/~/" + ids.getFirst()));
        reception.knock(Call.to("POST /api/transcriptions").of("eve")
                .json("{\"fileName\":\"a\",\"contentType\":\"audio/wav\",\"bytes\":1}"));

        var first = data(reception.knock(Call.to(LIST).asking(Map.of("limit", "3"))));
        assertThat(first.path("items").findValuesAsText("id")).isEqualTo(ids.subList(0, 3));
        assertThat(first.at("/items/0").has("text")).isFalse();
        assertThat(first.at("/items/0/state").textValue()).isEqualTo("COMPLETED");
        var cursor = first.path("nextCursor").textValue();
        var second = data(reception.knock(Call.to(LIST).asking(Map.of("limit", "3", "cursor", cursor))));
        assertThat(second.path("items").findValuesAsText("id")).isEqualTo(ids.subList(3, 5));
        assertThat(second.has("nextCursor")).isFalse();
        assertThat(reception.knock(Call.to(LIST).of("eve").asking(Map.of("cursor", cursor))).getStatusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {"limit | 0", "limit | 201", "limit | -1", "limit | 1.0", "limit | ''",
            "limit | ten", "limit | 0x10", "limit | 99999999999", "limit | \u0661", "limit | ' 1'", "cursor | mine", "cursor | ''",
            "cursor | \0",
            "cursor | ../..", "cursor | eyJpZCI6MX0"})
    void a_page_that_cannot_be_is_a_mistake(String parameter, String value) {
        reception.upload(Reception.SOUND);
        var answer = reception.knock(Call.to(LIST).asking(Map.of(parameter, value)));
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(error(answer).at("/details/field").textValue()).isEqualTo(parameter);
    }

    @Test
    void a_route_that_is_none_is_told_so() {
        assertThat(reception.knock(Call.to("PUT /api/transcriptions")).getStatusCode()).isEqualTo(404);
    }
}
