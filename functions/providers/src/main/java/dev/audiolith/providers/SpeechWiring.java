package dev.audiolith.providers;

import dev.audiolith.providers.elevenlabs.ElevenLabsSpeaker;
import dev.audiolith.providers.http.Secret;
import dev.audiolith.settings.Env;
import dev.audiolith.speech.PatientSpeaker;
import dev.audiolith.speech.Speaker;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Sleeper;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// Who speaks: ElevenLabs, asked again only where that costs nothing.
public final class SpeechWiring {
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    public static Speaker speaker(Env env, HttpClient client, Sleeper sleeper, RandomGenerator random) {
        var elevenLabs = new ElevenLabsSpeaker(client, env.uri("ELEVENLABS_BASE_URL", "https://api.elevenlabs.io"),
                Secret.of(env, "ELEVENLABS_API_KEY"));
        return new PatientSpeaker(elevenLabs, ATTEMPTS, new Backoff(FIRST_WAIT, LONGEST_WAIT, random), sleeper);
    }

    private SpeechWiring() {}
}
