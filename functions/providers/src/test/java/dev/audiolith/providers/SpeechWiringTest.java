package dev.audiolith.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.providers.http.Exchange;
import dev.audiolith.providers.http.Secret;
import dev.audiolith.settings.Misconfigured;
import dev.audiolith.speech.SpeechOutcome;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.testkit.http.Servers;
import dev.audiolith.testkit.speech.SpeakerContract;
import dev.audiolith.testkit.time.ManualClock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SpeechWiringTest {

    @RegisterExtension
    final Servers servers = new Servers();

    @Test
    void too_fast_is_asked_again_after_a_wait() {
        var audio = Behaviour.answers(200, "audio/mpeg", new byte[]{(byte) 0xff, (byte) 0xfb, 0, 0});
        var server = servers.playing(Behaviour.html(429), Behaviour.html(429), audio);
        var clock = new ManualClock();
        var speaker = SpeechWiring.speaker(Settings.of("ELEVENLABS_API_KEY", "key", "ELEVENLABS_BASE_URL", server.url() + "/"),
                Exchange.newClient(), clock,
                new Random(1));
        assertThat(speaker.speak(SpeakerContract.HELLO, clock.in(Duration.ofSeconds(20)))).isInstanceOf(SpeechOutcome.Speaking.class);
        assertThat(clock.sleeps()).hasSize(2).first()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofMillis(400), Duration.ofMillis(600)));
        assertThat(server.requests()).allSatisfy(request -> assertThat(request.target()).startsWith("/v1/"));
    }

    @Test
    void a_missing_key_stops_the_start_by_name() {
        assertThatThrownBy(() -> SpeechWiring.speaker(Settings.of(), Exchange.newClient(), new ManualClock(), new Random(1)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("ELEVENLABS_API_KEY ");
    }

    @Test
    void a_secret_says_nothing_about_itself() {
        assertThat(Secret.of(Settings.of("NAME", "hush"), "NAME")).asString().doesNotContain("hush");
    }
}
