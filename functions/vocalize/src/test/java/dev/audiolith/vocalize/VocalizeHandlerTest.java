package dev.audiolith.vocalize;

import static dev.audiolith.vocalize.Doorstep.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocalizeHandlerTest {
    private static final String HELLO = "{\"text\":\"hello\",\"voiceId\":\"kevin\"}";

    private final Doorstep door = new Doorstep();

    @Test
    void a_pinned_sound_is_answered_with_its_permanent_address() {
        var data = json(door.speak(HELLO)).get("data");
        assertThat(data.get("isTemporary").booleanValue()).isFalse();
        assertThat(data.get("state").textValue()).isEqualTo("PINNED");
        assertThat(data.get("audioUrl").textValue()).isEqualTo("https://gateway.test/ipfs/" + data.get("ipfsHash").textValue());
        assertThat(data.get("provider").textValue()).isEqualTo("pinata");
        assertThat(data.get("characterCost").longValue()).isEqualTo(5);
        assertThat(data.has("note")).isFalse();
        assertThat(data.has("expiresAt")).isFalse();
    }

    @Test
    void a_temporary_sound_is_answered_with_a_link_back_to_us_and_a_note() {
        door.providerIsUp = false;
        var data = json(door.speak(HELLO)).get("data");
        assertThat(data.get("isTemporary").booleanValue()).isTrue();
        assertThat(data.get("audioUrl").textValue()).isEqualTo("https://api.test/api/temp-audio/" + data.get("id").textValue());
        assertThat(data.get("note").textValue()).isNotBlank();
        assertThat(data.at("/lastFailure/code").textValue()).isEqualTo("UNREACHABLE");
        assertThat(data.has("ipfsHash")).isFalse();
    }

    @Test
    void a_repeated_request_costs_nothing_but_the_sound_remembers_its_cost() {
        var first = json(door.speak(HELLO, "key")).get("data");
        var again = json(door.speak(HELLO, "key")).get("data");
        assertThat(again.get("id")).isEqualTo(first.get("id"));
        assertThat(again.get("characterCost").longValue()).isZero();
        assertThat(json(door.tell(first.get("id").textValue(), "ada")).at("/data/characterCost").longValue()).isEqualTo(5);
    }

    @Test
    void a_sound_is_told_to_its_owner_and_to_nobody_else() {
        var id = json(door.speak(HELLO)).at("/data/id").textValue();
        assertThat(door.tell(id, "ada").getStatusCode()).isEqualTo(200);
        var other = door.tell(id, "bob");
        assertThat(other.getStatusCode()).isEqualTo(404);
        assertThat(other.getBody()).isEqualTo(door.tell("0".repeat(32), "bob").getBody()).isEqualTo(door.tell("nonsense", "bob").getBody());
    }

    @Test
    void a_temporary_sound_plays_from_the_bucket_and_a_head_tells_what_that_gives() {
        door.providerIsUp = false;
        var id = json(door.speak(HELLO)).at("/data/id").textValue();
        var played = door.play("GET", id);
        assertThat(played.getStatusCode()).isEqualTo(302);
        assertThat(played.getHeaders()).containsEntry("cache-control", "no-store").hasEntrySatisfying("location",
                link -> assertThat(link).contains("bucket.invalid"));
        assertThat(door.play("HEAD", id)).satisfies(head -> {
            assertThat(head.getStatusCode()).isEqualTo(200);
            assertThat(head.getHeaders()).containsEntry("content-type", "audio/mpeg").containsEntry("content-length", "1000")
                    .containsEntry("accept-ranges", "bytes").containsEntry("cache-control", "public, max-age=3600");
        });
    }

    @Test
    void a_pinned_sound_plays_from_the_gateway_an_expired_one_is_gone_an_unknown_one_is_not_found() {
        var pinned = json(door.speak(HELLO)).at("/data/id").textValue();
        assertThat(door.play("GET", pinned).getHeaders().get("location")).startsWith("https://gateway.test/ipfs/");
        assertThat(door.play("HEAD", pinned).getStatusCode()).isEqualTo(302);
        door.providerIsUp = false;
        var gone = json(door.speak("{\"text\":\"gone\",\"voiceId\":\"kevin\"}")).at("/data/id").textValue();
        door.clock.advance(Duration.ofHours(1));
        assertThat(door.play("GET", gone).getStatusCode()).isEqualTo(410);
        assertThat(door.play("HEAD", gone).getStatusCode()).isEqualTo(410);
        assertThat(door.play("GET", "f".repeat(32)).getStatusCode()).isEqualTo(404);
        assertThat(door.play("GET", "../../x").getStatusCode()).isEqualTo(404);
    }

    @Test
    void captions_are_told_to_the_owner_and_shown_to_whoever_has_the_link() {
        var spoken = json(door.speak("{\"text\":\"hello <there>\",\"voiceId\":\"kevin\",\"captions\":true}")).get("data");
        var id = spoken.get("id").textValue();
        assertThat(spoken.get("captionsUrl").textValue()).isEqualTo("https://api.test/play/" + id + "/captions.vtt");
        assertThat(spoken.has("words")).isFalse();
        assertThat(json(door.tell(id, "ada")).at("/data/words").toString())
                .isEqualTo("[{\"word\":\"hello\",\"start\":0.0,\"end\":0.25},{\"word\":\"<there>\",\"start\":0.3,\"end\":0.65}]");
        var shown = door.captions(id);
        assertThat(shown.getHeaders()).containsEntry("content-type", "text/vtt; charset=utf-8");
        assertThat(shown.getBody()).isEqualTo("WEBVTT\n\n00:00:00.000 --> 00:00:00.650\nhello &lt;there&gt;\n");
    }

    @Test
    void a_sound_without_captions_has_none_and_is_no_answer_to_who_wants_them() {
        var plain = json(door.speak(HELLO)).get("data");
        assertThat(plain.has("captionsUrl")).isFalse();
        assertThat(json(door.tell(plain.get("id").textValue(), "ada")).get("data").has("words")).isFalse();
        assertThat(door.captions(plain.get("id").textValue()).getStatusCode()).isEqualTo(404);
        assertThat(door.captions("nonsense").getStatusCode()).isEqualTo(404);
        var captioned = json(door.speak("{\"text\":\"hello\",\"voiceId\":\"kevin\",\"captions\":true}")).get("data");
        assertThat(captioned.get("id")).isNotEqualTo(plain.get("id"));
    }

    @Test
    void captions_end_with_their_sound() {
        door.providerIsUp = false;
        var id = json(door.speak("{\"text\":\"hello\",\"voiceId\":\"kevin\",\"captions\":true}")).at("/data/id").textValue();
        door.clock.advance(Duration.ofHours(1));
        assertThat(door.captions(id).getStatusCode()).isEqualTo(410);
        assertThat(json(door.tell(id, "ada")).get("data").has("words")).isFalse();
    }

    @Test
    void a_long_text_in_a_format_that_cannot_be_joined_is_refused() {
        var answer = door.speak("{\"text\":\"" + "word ".repeat(2_001) + "\",\"voiceId\":\"kevin\",\"outputFormat\":\"opus_48000_64\"}");
        assertError(answer, 400, "INVALID_REQUEST", false);
        assertThat(json(answer).at("/error/details/field").textValue()).isEqualTo("outputFormat");
    }

    @Test
    void a_key_with_another_body_is_refused() {
        door.speak(HELLO, "key");
        var answer = door.speak("{\"text\":\"goodbye\",\"voiceId\":\"kevin\"}", "key");
        assertError(answer, 422, "IDEMPOTENCY_KEY_REUSED", false);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
            '{"voiceId":"kevin"}', text
            '{"text":"","voiceId":"kevin"}', text
            '{"text":7,"voiceId":"kevin"}', text
            '{"text":"hi"}', voiceId
            '{"text":"hi","voiceId":"a/b"}', voiceId
            '{"text":"hi","voiceId":"kevin","seed":-1}', seed
            '{"text":"hi","voiceId":"kevin","outputFormat":"mp3"}', outputFormat
            '{"text":"hi","voiceId":"kevin","voiceSettings":{"stability":"x"}}', voiceSettings.stability
            '{"text":"hi","voiceId":"kevin","languageCode":"english please"}', languageCode
            '{"text":"hi","voiceId":"kevin","cache":1}', cache
            'text=hi', body
            '[]', body
            """)
    void bad_input_is_refused_naming_the_field(String body, String field) {
        var answer = door.speak(body);
        assertError(answer, 400, "INVALID_REQUEST", false);
        assertThat(json(answer).at("/error/details/field").textValue()).isEqualTo(field);
    }

    @Test
    void a_key_that_is_no_key_is_refused() {
        assertError(door.speak(HELLO, "k\u00fcche"), 400, "INVALID_REQUEST", false);
        assertError(door.speak(HELLO, "k".repeat(256)), 400, "INVALID_REQUEST", false);
    }

    @ParameterizedTest
    @CsvSource({"UNAUTHORIZED, 502, SPEECH_PROVIDER_REJECTED, false", "FORBIDDEN, 502, SPEECH_PROVIDER_REJECTED, false",
            "QUOTA_EXHAUSTED, 503, SPEECH_QUOTA_EXHAUSTED, false", "NOT_FOUND, 422, UNKNOWN_VOICE, false",
            "INVALID_INPUT, 422, SPEECH_REFUSED, false", "BUSY, 503, SPEECH_UNAVAILABLE, true",
            "UNREACHABLE, 503, SPEECH_UNAVAILABLE, true",
            "TIMED_OUT, 503, SPEECH_UNAVAILABLE, true", "CORRUPT_ANSWER, 503, SPEECH_UNAVAILABLE, true",
            "RATE_LIMITED, 503, SPEECH_UNAVAILABLE, true"})
    void the_voices_trouble_is_told_in_our_own_terms(FailureKind kind, int status, String code, boolean retryable) {
        door.speechFailure = Optional.of(Failure.of(kind, "elevenlabs", "what happened"));
        assertError(door.speak(HELLO), status, code, retryable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "text to be spoken"})
    void the_log_line_never_has_the_text_or_a_link(String text) {
        door.providerIsUp = false;
        var id = json(door.speak("{\"text\":\"" + text + "\",\"voiceId\":\"kevin\"}")).at("/data/id").textValue();
        door.play("GET", id);
        assertThat(door.log.toString(StandardCharsets.UTF_8)).contains(id).doesNotContain(text).doesNotContain("bucket.invalid");
    }

    @Nested
    class when_every_chance_is_taken {
        private final Doorstep lucky = new Doorstep(1);

        @Test
        void storing_and_playing_a_temporary_sound_nudge_and_looking_does_not() {
            lucky.providerIsUp = false;
            var id = json(lucky.speak(HELLO)).at("/data/id").textValue();
            assertThat(lucky.queue.takeNudges()).as("stored").isEqualTo(1);
            lucky.play("GET", id);
            assertThat(lucky.queue.takeNudges()).as("played").isEqualTo(1);
            lucky.play("HEAD", id);
            lucky.tell(id, "ada");
            lucky.speak(HELLO);
            assertThat(lucky.queue.takeNudges()).as("looked at, and answered from what is there").isZero();
        }

        @Test
        void a_pinned_sound_needs_none() {
            var id = json(lucky.speak(HELLO)).at("/data/id").textValue();
            lucky.play("GET", id);
            assertThat(lucky.queue.takeNudges()).isZero();
        }

        @Test
        void a_nudge_that_fails_is_a_trouble_of_ours_and_nobody_elses() {
            lucky.providerIsUp = false;
            var id = json(lucky.speak(HELLO)).at("/data/id").textValue();
            lucky.queue.outage().failNext(1);
            assertThat(lucky.play("GET", id).getStatusCode()).isEqualTo(302);
            assertThat(lucky.log.toString(StandardCharsets.UTF_8)).contains("the retry queue does not answer");
        }
    }

    private static void assertError(APIGatewayV2HTTPResponse answer, int status, String code, boolean retryable) {
        assertThat(answer.getStatusCode()).isEqualTo(status);
        var error = json(answer).get("error");
        assertThat(error.get("code").textValue()).isEqualTo(code);
        assertThat(error.get("retryable").booleanValue()).isEqualTo(retryable);
        assertThat(error.get("message").textValue()).isNotBlank();
        assertThat(error.get("requestId").textValue()).isEqualTo("request");
    }
}
