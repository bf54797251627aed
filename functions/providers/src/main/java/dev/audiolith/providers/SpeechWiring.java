package dev.audiolith.providers;

import dev.audiolith.providers.elevenlabs.ElevenLabsSpeaker;
import dev.audiolith.providers.elevenlabs.ElevenLabsVoices;
import dev.audiolith.providers.http.Secret;
import dev.audiolith.settings.Env;
import dev.audiolith.speech.PatientSpeaker;
import dev.audiolith.speech.Speaker;
import dev.audiolith.speech.Voices;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Sleeper;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// Who speaks: ElevenLabs, asked again only where that costs nothing.
public final class SpeechWiring {
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    public static Speaker speaker(Env env, HttpClient client, Sleeper sleeper, RandomGenerator random) {
        var elevenLabs = new ElevenLabsSpeaker(client, base(env), key(env));
        return new PatientSpeaker(elevenLabs, ATTEMPTS, new Backoff(FIRST_WAIT, LONGEST_WAIT, random), sleeper);
    }

    public static Voices voices(Env env, HttpClient client) {
        return new ElevenLabsVoices(client, base(env), key(env));
    }

    private static URI base(Env env) {
        return env.uri("ELEVENLABS_BASE_URL", "https://api.elevenlabs.io");
    }

    private static Secret key(Env env) {
        return Secret.of(env, "ELEVENLABS_API_KEY");
    }

    private SpeechWiring() {}
}
