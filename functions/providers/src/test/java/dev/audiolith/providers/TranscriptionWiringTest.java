package dev.audiolith.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.providers.http.Exchange;
import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.testkit.http.Servers;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.testkit.transcript.TranscriberContract;
import dev.audiolith.transcript.Transcriber;
import dev.audiolith.transcript.Transcribers;
import dev.audiolith.transcript.TranscriberOutcome.Heard;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class TranscriptionWiringTest {

    @RegisterExtension
    final Servers servers = new Servers();

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();

    @Test
    void a_busy_transcriber_is_asked_again_and_a_dead_one_replaced() throws IOException {
        var first = servers.playing(Behaviour.html(503));
        var second = servers.playing(Behaviour.html(502), Behaviour.json(200, "{\"text\":\"Hello\"}"));
        var env = Settings.of("OPENAI_API_KEY", "first", "OPENAI_BASE_URL", first.url() + "/v1", "TRANSCRIBE_FALLBACK_URL",
                second.url() + "/v1", "TRANSCRIBE_FALLBACK_API_KEY", "second", "TRANSCRIBE_FALLBACK_MODEL", "whisper-large-v3");
        assertThat(transcriber(env).transcribe(TranscriberContract.piece(folder), clock.in(Duration.ofMinutes(5))))
                .isInstanceOfSatisfying(Heard.class, heard -> assertThat(heard.model()).isEqualTo("whisper-large-v3"));
        assertThat(first.requests()).hasSize(3).allSatisfy(request -> assertThat(request.header("authorization")).contains("Bearer first"));
        assertThat(second.requests()).hasSize(2)
                .allSatisfy(request -> assertThat(request.header("authorization")).contains("Bearer second"));
    }

    @Test
    void a_missing_key_stops_the_start_by_name() {
        assertThatThrownBy(() -> transcriber(Settings.of())).isInstanceOf(Misconfigured.class).hasMessageStartingWith("OPENAI_API_KEY ");
    }

    @Test
    void one_servers_key_is_never_shown_to_another() {
        var env = Settings.of("OPENAI_API_KEY", "first", "TRANSCRIBE_FALLBACK_URL", "https://stt.example/v1");
        assertThatThrownBy(() -> transcriber(env)).isInstanceOf(Misconfigured.class).hasMessageStartingWith("TRANSCRIBE_FALLBACK_API_KEY ");
    }

    @Test
    void another_model_of_the_same_server_needs_no_other_key() {
        var env = Settings.of("OPENAI_API_KEY", "first", "TRANSCRIBE_FALLBACK_MODEL", "gpt-4o-mini-transcribe");
        assertThat(transcriber(env).model().timed()).isFalse();
    }

    @Test
    void a_request_may_name_another_model() {
        var env = Settings.of("OPENAI_API_KEY", "first", "TRANSCRIBE_MODEL", "gpt-transcribe");
        assertThat(transcriber(env).model().name()).isEqualTo("gpt-transcribe");
        assertThat(transcribers(env).of(Optional.of("whisper-1")).model().name()).isEqualTo("whisper-1");
    }

    @Test
    void only_openais_own_prices_are_known() {
        var openAi = Settings.of("OPENAI_API_KEY", "first");
        assertThat(TranscriptionWiring.prices(openAi).usd("whisper-1", Duration.ofHours(1)).orElseThrow())
                .isEqualByComparingTo(new BigDecimal("0.36"));
        assertThat(TranscriptionWiring.prices(openAi).usd("whisper-large-v3", Duration.ofHours(1))).isEmpty();
        var elsewhere = Settings.of("OPENAI_API_KEY", "first", "OPENAI_BASE_URL", "https://stt.example/v1");
        assertThat(TranscriptionWiring.prices(elsewhere).usd("whisper-1", Duration.ofHours(1))).isEmpty();
        var both = Settings.of("OPENAI_API_KEY", "first", "TRANSCRIBE_FALLBACK_URL", "https://stt.example/v1",
                "TRANSCRIBE_FALLBACK_API_KEY",
                "second");
        assertThat(TranscriptionWiring.prices(both).usd("whisper-1", Duration.ofHours(1))).isEmpty();
        assertThat(TranscriptionWiring.prices(both).usd("gpt-transcribe", Duration.ofHours(1))).isPresent();
    }

    private Transcriber transcriber(Env env) {
        return transcribers(env).of(Optional.empty());
    }

    private Transcribers transcribers(Env env) {
        return TranscriptionWiring.transcribers(env, Exchange.newClient(), clock, new Random(1));
    }
}
