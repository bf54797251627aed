package dev.audiolith.transcribe;

import static dev.audiolith.transcribe.Reception.data;
import static dev.audiolith.transcribe.Reception.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.transcribe.Reception.Call;
import dev.audiolith.transcript.Wishes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can be announced, and every way to get it wrong.
class AnnouncingTest {
    private Reception reception;

    @BeforeEach
    void open(@TempDir Path scratch) {
        reception = new Reception(scratch);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {} | fileName
            {"fileName":null} | fileName
            {"fileName":7,"contentType":"audio/wav","bytes":1} | fileName
            {"fileName":"","contentType":"audio/wav","bytes":1} | fileName
            {"fileName":"a\\u0000b","contentType":"audio/wav","bytes":1} | fileName
            {"fileName":"a\\r\\nb","contentType":"audio/wav","bytes":1} | fileName
            {"fileName":"a\\u0085b","contentType":"audio/wav","bytes":1} | fileName
            {"fileName":"a\\u2028b","contentType":"audio/wav","bytes":1} | fileName
            {"fileName":"a\\ud83c","contentType":"audio/wav","bytes":1} | fileName
            {"fileName":["a"],"contentType":"audio/wav","bytes":1} | fileName
            {"fileName":"a","bytes":1} | contentType
            {"fileName":"a","contentType":"wav","bytes":1} | contentType
            {"fileName":"a","contentType":"audio/wav\\r\\nx-evil: 1","bytes":1} | contentType
            {"fileName":"a","contentType":"audio/w\\u00e4v","bytes":1} | contentType
            {"fileName":"a","contentType":7,"bytes":1} | contentType
            {"fileName":"a","contentType":"audio/wav"} | bytes
            {"fileName":"a","contentType":"audio/wav","bytes":null} | bytes
            {"fileName":"a","contentType":"audio/wav","bytes":"1"} | bytes
            {"fileName":"a","contentType":"audio/wav","bytes":0} | bytes
            {"fileName":"a","contentType":"audio/wav","bytes":-1} | bytes
            {"fileName":"a","contentType":"audio/wav","bytes":1.5} | bytes
            {"fileName":"a","contentType":"audio/wav","bytes":true} | bytes
            {"fileName":"a","contentType":"audio/wav","bytes":99999999999999999999} | bytes
            {"fileName":"a","contentType":"audio/wav","bytes":NaN} | body
            {"fileName":"a","contentType":"audio/wav","bytes":1,"bytes":2} | body
            {"fileName":"a","contentType":"audio/wav","bytes":1} true | body
            [] | body
            null | body
            hello | body
            """)
    void a_mistake_in_what_is_announced_is_named(String body, String field) {
        assertMistake(body, field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "language":"EN" | language
            "language":"e\\u00f1" | language
            "language":"english" | language
            "language":"e" | language
            "language":"" | language
            "language":7 | language
            "model":"" | model
            "model":"../x\\u0000" | model
            "model":"-x" | model
            "model":["whisper-1"] | model
            "trim":true | trim
            "trim":[] | trim
            "trim":"none" | trim
            "trim":{"startSeconds":-1} | trim.startSeconds
            "trim":{"startSeconds":"1"} | trim.startSeconds
            "trim":{"startSeconds":1e999} | trim.startSeconds
            "trim":{"startSeconds":604801} | trim.startSeconds
            "trim":{"endSeconds":-0.001} | trim.endSeconds
            "trim":{"endSeconds":0} | trim.endSeconds
            "trim":{"startSeconds":2,"endSeconds":2} | trim.endSeconds
            "trim":{"startSeconds":2,"endSeconds":1} | trim.endSeconds
            "trim":{"startSeconds":0.0001,"endSeconds":0.0002} | trim.endSeconds
            "trim":{"silence":"false"} | trim.silence
            "trim":{"silence":0} | trim.silence
            "callbackUrl":7 | callbackUrl
            "callbackUrl":"https://x y" | callbackUrl
            """)
    void a_mistake_in_what_is_wished_for_is_named(String wish, String field) {
        assertMistake("{\"fileName\":\"a\",\"contentType\":\"audio/wav\",\"bytes\":1," + wish + "}", field);
    }

    private void assertMistake(String body, String field) {
        var answer = reception.announce(body);
        assertThat(answer.getStatusCode()).isEqualTo(400);
        var error = error(answer);
        assertThat(error.fieldNames()).toIterable().containsExactly("code", "message", "retryable", "requestId", "details");
        assertThat(error.path("code").textValue()).isEqualTo("INVALID_REQUEST");
        assertThat(error.path("message").textValue()).startsWith(field + " ");
        assertThat(error.path("retryable").booleanValue()).isFalse();
        assertThat(error.path("requestId").textValue()).isEqualTo("request-1");
        assertThat(error.at("/details/field").textValue()).isEqualTo(field);
        assertThat(reception.transcriptions.all()).isEmpty();
    }

    @Test
    void all_wishes_are_remembered_and_null_is_no_wish() {
        var id = data(reception.announce("""
                {"fileName":"../B\u00fchne \ud83c\udfa7 \\"1\\".caf","contentType":"audio/ogg; codecs=opus","bytes":1048576,"language":"de",
                 "trim":{"startSeconds":1.0005,"endSeconds":2e1,"silence":false,"unknown":1},"model":"org/whisper-1:x.y",
                 "callbackUrl":"https://receiver.example/hook?a=b","unknown":{"x":[]}}""")).path("id").textValue();
        var wishes = reception.the(id).wishes();
        assertThat(wishes.language()).contains("de");
        assertThat(wishes.trim().start()).contains(Duration.ofMillis(1001));
        assertThat(wishes.trim().end()).contains(Duration.ofSeconds(20));
        assertThat(wishes.trim().silence()).isFalse();
        assertThat(wishes.model()).contains("org/whisper-1:x.y");
        assertThat(wishes.callback()).hasToString("Optional[https://receiver.example/hook?a=b]");
        assertThat(reception.the(id).recording().fileName()).isEqualTo("../B\u00fchne \ud83c\udfa7 \"1\".caf");
        assertThat(reception.the(id).recording().key()).as("names of others are no part of it").isEqualTo("uploads/~/" + id);

        var plain = data(reception.announce("{\"fileName\":\"a\",\"contentType\":\"audio/wav\",\"bytes\":1,\"language\":null,\"trim\":null,"
                + "\"model\":null,\"callbackUrl\":null}")).path("id").textValue();
        assertThat(reception.the(plain).wishes()).isEqualTo(Wishes.NONE);
    }

    @Test
    void more_bytes_than_are_taken_are_refused_before_they_are_sent() {
        var answer = reception.announce("{\"fileName\":\"a\",\"contentType\":\"audio/wav\",\"bytes\":1048577}");
        assertThat(answer.getStatusCode()).isEqualTo(413);
        assertThat(error(answer).path("code").textValue()).isEqualTo("TOO_LARGE");
        assertThat(error(answer).at("/details/field").textValue()).isEqualTo("bytes");
        assertThat(error(answer).path("message").textValue()).contains("1048576");
    }

    @Test
    void an_address_that_is_never_called_is_refused() {
        var answer = reception.announce(
                "{\"fileName\":\"a\",\"contentType\":\"audio/wav\",\"bytes\":1,\"callbackUrl\":\"https://169.254.169.254/secret\"}");
        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(error(answer).path("code").textValue()).isEqualTo("CALLBACK_FORBIDDEN");
        assertThat(error(answer).at("/details/field").textValue()).isEqualTo("callbackUrl");
        assertThat(reception.log()).doesNotContain("169.254");
    }

    @Test
    void a_body_must_be_json_and_small() {
        var route = Call.to("POST /api/transcriptions");
        var text = reception.knock(route.with("text/plain", "{}".getBytes(StandardCharsets.UTF_8)));
        assertThat(text.getStatusCode()).isEqualTo(415);
        assertThat(error(text).at("/details/field").textValue()).isEqualTo("Content-Type");
        var large = reception.announce("{\"fileName\":\"" + "a".repeat(64 * 1024) + "\"}");
        assertThat(large.getStatusCode()).isEqualTo(413);
        assertThat(error(large).path("code").textValue()).isEqualTo("BODY_TOO_LARGE");
        var latin = reception.knock(route.with("application/json", new byte[]{'"', (byte) 0xe4, '"'}));
        assertThat(latin.getStatusCode()).isEqualTo(400);
        assertThat(error(latin).at("/details/field").textValue()).isEqualTo("body");
        var plain = "{\"fileName\":\"\u00e4\",\"contentType\":\"audio/wav\",\"bytes\":1}";
        assertThat(reception.knockWithText(route.json(plain)).getStatusCode()).as("not in Base64").isEqualTo(201);
        assertThat(reception.knock(route.with("APPLICATION/JSON; charset=utf-8", plain.getBytes(StandardCharsets.UTF_8)))
                .getStatusCode()).isEqualTo(201);
    }

    @Test
    void storage_that_does_not_answer_is_our_trouble_and_passes() {
        reception.transcriptions.outage().failNext(1);
        var answer = reception.announce("{\"fileName\":\"a\",\"contentType\":\"audio/wav\",\"bytes\":1}");
        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(error(answer).path("code").textValue()).isEqualTo("STORAGE_UNAVAILABLE");
        assertThat(error(answer).path("retryable").booleanValue()).isTrue();
        assertThat(answer.getHeaders()).containsEntry("retry-after", "2");
    }

    @Test
    void a_name_of_the_longest_kind_is_kept() {
        var id = data(reception.announce("{\"fileName\":\"" + "n".repeat(255) + "\",\"contentType\":\"audio/wav\",\"bytes\":1}"))
                .path("id").textValue();
        assertThat(reception.the(id).recording().fileName()).hasSize(255);
    }
}
