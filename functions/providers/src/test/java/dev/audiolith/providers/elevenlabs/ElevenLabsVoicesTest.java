package dev.audiolith.providers.elevenlabs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.providers.Settings;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.providers.http.Secret;
import dev.audiolith.speech.Voice;
import dev.audiolith.speech.Voices;
import dev.audiolith.speech.Voices.Listed;
import dev.audiolith.speech.Voices.Query;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.testkit.http.Servers;
import dev.audiolith.testkit.speech.VoicesContract;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ElevenLabsVoicesTest implements VoicesContract {
    private static final String KEY = "sk_0123456789abcdef";
    private static final Query ALL = new Query(50, Optional.empty(), Optional.empty());

    @RegisterExtension
    final Servers servers = new Servers();

    /// A server with the first interface only: asked for the second once, for its whole list for each page.
    @Override
    public Voices voices(List<String> ids) throws IOException {
        var whole = Behaviour.json(200,
                ids.stream().map(id -> "{\"voice_id\":\"" + id + "\"}").collect(joining(",", "{\"voices\":[", "]}")));
        return voicesAt(servers.playing(Behaviour.json(404, "{\"detail\":\"Not Found\"}"), whole, whole, whole).url());
    }

    @Override
    public Voices voicesThatDoNotKnowUs() throws IOException {
        return voicesAt(servers.playing(Behaviour.json(401, "{\"detail\":{\"status\":\"invalid_api_key\"}}")).url());
    }

    @Test
    void a_page_is_asked_for_and_read() throws IOException {
        var server = servers.playing(Behaviour.json(200, """
                {"voices":[{"voice_id":"v1","name":"Rachel","category":"premade","labels":{"accent":"american","age":7},
                "preview_url":"https://preview.test/v1.mp3"},{"voice_id":"v2"},{"name":"nameless"},7],
                "has_more":true,"next_page_token":"abc=","total_count":9}"""));
        var listed = voicesAt(server.url()).list(new Query(200, Optional.of("x y".replace(' ', '+')), Optional.of("Ra&c")), soon());
        assertThat(listed).isEqualTo(new Listed.Page(List.of(
                new Voice("v1", "Rachel", Optional.of("premade"), Optional.empty(), Map.of("accent", "american"),
                        Optional.of(URI.create("https://preview.test/v1.mp3"))),
                new Voice("v2", "v2", Optional.empty(), Optional.empty(), Map.of(), Optional.empty())), Optional.of("abc=")));
        assertThat(server.onlyRequest().target()).isEqualTo("/v2/voices?page_size=100&next_page_token=x%2By&search=Ra%26c");
        assertThat(server.onlyRequest().header("xi-api-key")).contains(KEY);
    }

    @ParameterizedTest
    @CsvSource({"401,UNAUTHORIZED", "402,QUOTA_EXHAUSTED", "403,FORBIDDEN", "429,RATE_LIMITED", "500,BUSY"})
    void a_refusal_is_classified(int status, FailureKind kind) throws IOException {
        var listed = voicesAt(servers.playing(Behaviour.json(status, "{\"detail\":\"" + KEY + "\"}")).url()).list(ALL, soon());
        assertThat(listed).isInstanceOfSatisfying(Listed.Unavailable.class, unavailable -> {
            assertThat(unavailable.failure().kind()).isEqualTo(kind);
            assertThat(unavailable.failure().message()).doesNotContain(KEY);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "[]", "{\"voices\":7}", "{}"})
    void an_answer_that_is_no_list_is_not_taken_for_an_empty_one(String body) throws IOException {
        var server = servers.playing(Behaviour.answers(200, "application/json", body.getBytes(StandardCharsets.UTF_8)));
        assertThat(voicesAt(server.url()).list(ALL, soon())).isInstanceOfSatisfying(Listed.Unavailable.class,
                unavailable -> assertThat(unavailable.failure().kind()).isEqualTo(FailureKind.CORRUPT_ANSWER));
    }

    @Test
    void an_endless_list_is_cut_short() throws IOException {
        var server = servers.playing(Behaviour.answers(200, "application/json", new byte[(8 << 20) + 1]));
        assertThat(voicesAt(server.url()).list(ALL, soon())).isInstanceOfSatisfying(Listed.Unavailable.class,
                unavailable -> assertThat(unavailable.failure().kind()).isEqualTo(FailureKind.CORRUPT_ANSWER));
    }

    private static Voices voicesAt(URI base) {
        return new ElevenLabsVoices(Exchange.newClient(), base, Secret.of(Settings.of("KEY", KEY), "KEY"));
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20), InstantSource.system());
    }
}
