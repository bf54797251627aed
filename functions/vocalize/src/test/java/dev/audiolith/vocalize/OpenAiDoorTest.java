package dev.audiolith.vocalize;

import static dev.audiolith.vocalize.Doorstep.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiDoorTest {
    private static final String HELLO = "{\"model\":\"tts-1\",\"input\":\"hello\",\"voice\":\"alloy\"}";

    private final Doorstep door = new Doorstep();

    @Test
    void a_client_of_openai_is_led_to_the_bytes_at_once() {
        var answer = door.speakAsOpenAi(HELLO);
        assertThat(answer.getStatusCode()).isEqualTo(302);
        var id = String.valueOf(answer.getHeaders().get("x-audiolith-sound-id"));
        assertThat(answer.getHeaders().get("location")).contains("sounds%2F" + id);
        assertThat(json(door.tell(id, "ada")).at("/data/state").textValue()).as("pinning is left to the message").isEqualTo("TEMPORARY");
        assertThat(door.queue.waiting()).hasSize(1);
    }

    @Test
    void the_same_speech_again_is_the_same_sound() {
        var first = String.valueOf(door.speakAsOpenAi(HELLO).getHeaders().get("x-audiolith-sound-id"));
        assertThat(door.speakAsOpenAi(HELLO).getHeaders()).containsEntry("x-audiolith-sound-id", first);
    }

    @Test
    void as_long_a_text_as_openai_takes_is_spoken_while_the_client_waits() {
        var answer = door.speakAsOpenAi(HELLO.replace("hello", "a".repeat(4096)));
        assertThat(answer.getStatusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"input\":\"x\",\"voice\":\"alloy\"} | model",
            "{\"model\":\"gpt-5\",\"input\":\"x\",\"voice\":\"alloy\"} | model",
            "{\"model\":7,\"input\":\"x\",\"voice\":\"alloy\"} | model",
            "{\"model\":\"tts-1\",\"voice\":\"alloy\"} | input",
            "{\"model\":\"tts-1\",\"input\":\" \",\"voice\":\"alloy\"} | input",
            "{\"model\":\"tts-1\",\"input\":[\"x\"],\"voice\":\"alloy\"} | input",
            "{\"model\":\"tts-1\",\"input\":\"x\"} | voice",
            "{\"model\":\"tts-1\",\"input\":\"x\",\"voice\":{\"id\":7}} | voice",
            "{\"model\":\"tts-1\",\"input\":\"x\",\"voice\":\"../x\"} | voice",
            "{\"model\":\"tts-1\",\"input\":\"x\",\"voice\":\"alloy\",\"response_format\":\"flac\"} | response_format",
            "{\"model\":\"tts-1\",\"input\":\"x\",\"voice\":\"alloy\",\"speed\":4} | speed",
            "{\"model\":\"tts-1\",\"input\":\"x\",\"voice\":\"alloy\",\"speed\":\"fast\"} | speed",
            "{\"model\":\"tts-1\",\"input\":\"x\",\"voice\":\"alloy\",\"stream_format\":\"sse\"} | stream_format",
            "{\"model\":\"tts-1\",\"input\":\"\\ud800\",\"voice\":\"alloy\"} | input",
            "{\"model\":\"../x\",\"input\":\"x\",\"voice\":\"alloy\"} | model",
            "{\"model\":\"eleven_/x\",\"input\":\"x\",\"voice\":\"alloy\"} | model",
            "{\"model\":\"tts-1\",\"input\":\"x\",\"voice\":\"alloy\",\"response_format\":\"aac\"} | response_format",
            "{\"model\":\"tts-1\",\"input\":\"x\",\"voice\":\"alloy\",\"speed\":1e999} | speed",
            "[] | body", "{ | body"})
    void a_mistake_is_named_in_openais_words(String body, String parameter) {
        var answer = door.speakAsOpenAi(body);
        assertThat(answer.getStatusCode()).isEqualTo(400);
        var error = json(answer).get("error");
        assertThat(error.get("param").textValue()).isEqualTo(parameter);
        assertThat(error.get("type").textValue()).isEqualTo("invalid_request_error");
        assertThat(error.get("message").textValue()).startsWith(parameter + " ");
    }

    /// No model is known to take that much at once, and pieces of Opus cannot be joined.
    @Test
    void a_mistake_that_only_the_domain_sees_is_named_in_openais_words_too() {
        var answer = door.speakAsOpenAi("{\"model\":\"eleven_v9\",\"voice\":\"alloy\",\"response_format\":\"opus\",\"input\":\""
                + "a".repeat(2_001) + "\"}");
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(json(answer).at("/error/param").textValue()).isEqualTo("response_format");
        assertThat(json(answer).at("/error/message").textValue()).startsWith("response_format ");
    }

    @Test
    void a_voice_that_nobody_knows_is_named_as_it_was_sent() {
        door.speechFailure = Optional.of(Failure.of(FailureKind.NOT_FOUND, "elevenlabs", "elevenlabs answered 404"));
        var error = json(door.speakAsOpenAi(HELLO)).get("error");
        assertThat(error.get("param").textValue()).isEqualTo("voice");
        assertThat(error.get("message").textValue()).startsWith("voice is no voice");
    }

    @Test
    void trouble_of_our_own_has_openais_shape_too_and_still_rings() {
        door.queue.outage().failNext(1);
        var answer = door.speakAsOpenAi(HELLO);
        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(answer.getHeaders()).containsEntry("retry-after", "2").containsEntry("x-should-retry", "true");
        var body = json(answer);
        assertThat(body.fieldNames()).toIterable().containsExactly("error");
        assertThat(body.get("error").fieldNames()).toIterable().containsExactlyInAnyOrder("message", "type", "param", "code");
        assertThat(body.at("/error/code").textValue()).isEqualTo("storage_unavailable");
        assertThat(door.log.toString(StandardCharsets.UTF_8)).contains("\"level\":\"error\"").contains("\"stack\"");
    }

    @Test
    void a_body_of_another_type_is_refused_in_openais_shape() {
        var answer = door.knock("POST /v1/audio/speech", "ada", Map.of(), HELLO, Map.of("content-type", "text/plain"));
        assertThat(answer.getStatusCode()).isEqualTo(415);
        assertThat(json(answer).at("/error/param").textValue()).isEqualTo("Content-Type");
        assertThat(json(answer).has("success")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"UNREACHABLE,true", "BUSY,true", "RATE_LIMITED,true", "QUOTA_EXHAUSTED,false", "UNAUTHORIZED,false", "NOT_FOUND,false"})
    void clients_of_openai_are_told_whether_to_repeat_it(FailureKind kind, String shouldRetry) {
        door.speechFailure = Optional.of(new Failure(kind, "elevenlabs", "elevenlabs cannot", Optional.empty()));
        assertThat(door.speakAsOpenAi(HELLO).getHeaders()).containsEntry("x-should-retry", shouldRetry);
    }

    @ParameterizedTest
    @CsvSource({"UNREACHABLE,503,server_error", "NOT_FOUND,400,invalid_request_error", "QUOTA_EXHAUSTED,503,server_error",
            "UNAUTHORIZED,502,server_error"})
    void speech_that_fails_is_an_error_clients_of_openai_understand(FailureKind kind, int status, String type) {
        door.speechFailure = Optional.of(new Failure(kind, "elevenlabs", "elevenlabs cannot", Optional.of(Duration.ofMillis(3_100))));
        var answer = door.speakAsOpenAi(HELLO);
        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(json(answer).at("/error/type").textValue()).isEqualTo(type);
        assertThat(answer.getHeaders()).as("rather late than early").containsEntry("retry-after", "4");
    }
}
