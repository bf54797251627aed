package dev.audiolith.vocalize;

import static dev.audiolith.vocalize.Doorstep.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.speech.Voice;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningTest {
    private static final String HELLO = "{\"text\":\"hello\",\"voiceId\":\"kevin\"}";

    private final Doorstep door = new Doorstep();

    private static String location(APIGatewayV2HTTPResponse answer) {
        assertThat(answer.getStatusCode()).isEqualTo(302);
        assertThat(answer.getHeaders()).containsEntry("cache-control", "no-store");
        return String.valueOf(answer.getHeaders().get("location"));
    }

    @Nested
    class when_one_link_is_opened_for_a_life {

        @Test
        void it_leads_to_the_bucket_while_the_sound_is_temporary() {
            door.providerIsUp = false;
            var sound = json(door.speak(HELLO)).get("data");
            assertThat(sound.get("playUrl").textValue()).isEqualTo("https://api.test/play/" + sound.get("id").textValue());
            var id = sound.get("id").textValue();
            assertThat(location(door.playLive("GET", id))).contains("sounds%2F" + id);
            var head = door.playLive("HEAD", id);
            assertThat(head.getStatusCode()).isEqualTo(200);
            assertThat(head.getHeaders()).containsEntry("accept-ranges", "bytes").containsEntry("content-length", "1000");
        }

        @Test
        void it_leads_to_the_first_gateway_that_has_the_sound() {
            var sound = json(door.speak(HELLO)).get("data");
            var second = URI.create("https://second.test/ipfs/" + sound.get("ipfsHash").textValue());
            door.web.give(second, new byte[1000]);
            assertThat(location(door.playLive("GET", sound.get("id").textValue()))).isEqualTo(second.toString());
        }

        @Test
        void a_gateway_that_answers_with_something_else_is_passed_over() {
            var sound = json(door.speak(HELLO)).get("data");
            door.web.give(URI.create(sound.get("audioUrl").textValue()), "<html>sorry</html>".getBytes(StandardCharsets.UTF_8));
            assertThat(location(door.playLive("GET", sound.get("id").textValue()))).contains("sounds%2F");
        }

        @Test
        void it_leads_to_the_bytes_while_no_gateway_has_the_sound_yet() {
            var id = json(door.speak(HELLO)).at("/data/id").textValue();
            assertThat(location(door.playLive("GET", id))).contains("sounds%2F" + id);
            assertThat(door.playLive("HEAD", id).getStatusCode()).isEqualTo(200);
        }

        @Test
        void it_leads_to_the_first_gateway_when_nothing_answers() {
            var sound = json(door.speak(HELLO)).get("data");
            door.bytes.keys().forEach(door.bytes::delete);
            assertThat(location(door.playLive("GET", sound.get("id").textValue()))).isEqualTo(sound.get("audioUrl").textValue());
        }

        @Test
        void a_dead_gateway_is_not_asked_again_by_every_listener() {
            var id = json(door.speak(HELLO)).at("/data/id").textValue();
            for (var listener = 0; listener < 10; listener++) {
                door.playLive("GET", id);
            }
            assertThat(door.web.asked()).hasSize(2);
            door.clock.advance(Duration.ofSeconds(31));
            door.playLive("GET", id);
            assertThat(door.web.asked()).hasSize(4);
        }

        @ParameterizedTest
        @ValueSource(strings = {"nothing", "../../etc/passwd", "00000000000000000000000000000000"})
        void what_is_nobodys_is_not_found(String id) {
            assertThat(door.playLive("GET", id).getStatusCode()).isEqualTo(404);
            assertThat(door.playLive("HEAD", id).getStatusCode()).isEqualTo(404);
        }

        @Test
        void an_expired_sound_is_said_to_be_gone() {
            door.providerIsUp = false;
            var id = json(door.speak(HELLO)).at("/data/id").textValue();
            door.clock.advance(Duration.ofHours(1));
            assertThat(door.playLive("GET", id).getStatusCode()).isEqualTo(410);
        }
    }

    @Nested
    class when_voices_are_asked_for {

        @Test
        void they_come_page_by_page() {
            for (var name : new String[]{"Rachel", "George", "Sarah"}) {
                door.voices.add(new Voice(name + "-id", name, Optional.of("premade"), Optional.empty(), Map.of("accent", "american"),
                        Optional.of(URI.create("https://preview.test/" + name))));
            }
            var first = json(door.voices(Map.of("limit", "2"))).get("data");
            assertThat(first.get("items")).hasSize(2);
            assertThat(first.at("/items/0/id").textValue()).isEqualTo("Rachel-id");
            assertThat(first.at("/items/0/previewUrl").textValue()).isEqualTo("https://preview.test/Rachel");
            assertThat(first.at("/items/0/labels/accent").textValue()).isEqualTo("american");
            var rest = json(door.voices(Map.of("limit", "2", "cursor", first.get("nextCursor").textValue()))).get("data");
            assertThat(rest.get("items")).singleElement().satisfies(voice -> assertThat(voice.get("name").textValue()).isEqualTo("Sarah"));
            assertThat(rest.has("nextCursor")).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "201", "-1", "many", "99999999999"})
        void an_impossible_limit_is_named(String limit) {
            var answer = door.voices(Map.of("limit", limit));
            assertThat(answer.getStatusCode()).isEqualTo(400);
            assertThat(json(answer).at("/error/details/field").textValue()).isEqualTo("limit");
        }

        @Test
        void a_provider_that_rejects_our_key_is_not_the_callers_fault() {
            door.voices.failWith(FailureKind.UNAUTHORIZED);
            var answer = door.voices(Map.of());
            assertThat(answer.getStatusCode()).isEqualTo(502);
            assertThat(json(answer).at("/error/code").textValue()).isEqualTo("SPEECH_PROVIDER_REJECTED");
        }
    }
}
