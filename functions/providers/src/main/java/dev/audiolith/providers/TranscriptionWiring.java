package dev.audiolith.providers;

import dev.audiolith.providers.http.Secret;
import dev.audiolith.providers.openai.OpenAiPrices;
import dev.audiolith.providers.openai.OpenAiTranscriber;
import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Sleeper;
import dev.audiolith.transcript.FallbackTranscriber;
import dev.audiolith.transcript.PatientTranscriber;
import dev.audiolith.transcript.Prices;
import dev.audiolith.transcript.Transcriber;
import dev.audiolith.transcript.Transcribers;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Who transcribes: OpenAI or a compatible server, and behind it a second one if one is set.
public final class TranscriptionWiring {
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private static final String KEY = "OPENAI_API_KEY";
    private static final String OPENAI = "https://api.openai.com/v1";
    private static final String MODEL = "whisper-1";
    private static final String SECOND_URL = "TRANSCRIBE_FALLBACK_URL";
    private static final String SECOND_KEY = "TRANSCRIBE_FALLBACK_API_KEY";
    private static final String SECOND_MODEL = "TRANSCRIBE_FALLBACK_MODEL";

    /// Where a transcriber is, and what it is called there.
    private record Seat(URI base, Secret key, String model) {}

    /// Whom to ask for each model; a request's own model is asked for at the first transcriber only.
    public static Transcribers transcribers(Env env, HttpClient client, Sleeper sleeper, RandomGenerator random) {
        var backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT, random);
        var first = first(env);
        var second = second(env, first).map(seat -> patient(seat, client, backoff, sleeper));
        return model -> {
            var asked = patient(new Seat(first.base(), first.key(), model.orElse(first.model())), client, backoff, sleeper);
            return second.<Transcriber>map(other -> new FallbackTranscriber(asked, other)).orElse(asked);
        };
    }

    /// What is charged, as far as it is known: only OpenAI's own prices are, so nothing is claimed of a model that may be asked elsewhere.
    public static Prices prices(Env env) {
        var first = first(env);
        if (!OpenAiTranscriber.isOpenAi(first.base())) {
            return Prices.UNKNOWN;
        }
        var elsewhere = second(env, first).filter(seat -> !OpenAiTranscriber.isOpenAi(seat.base()));
        return OpenAiPrices.without(elsewhere.map(Seat::model).stream().toList());
    }

    private static Transcriber patient(Seat seat, HttpClient client, Backoff backoff, Sleeper sleeper) {
        return new PatientTranscriber(new OpenAiTranscriber(client, seat.base(), seat.key(), seat.model()), ATTEMPTS, backoff, sleeper);
    }

    private static Seat first(Env env) {
        return new Seat(env.uri("OPENAI_BASE_URL", OPENAI), Secret.of(env, KEY), env.text("TRANSCRIBE_MODEL", MODEL));
    }

    private static Optional<Seat> second(Env env, Seat first) {
        if (Stream.of(SECOND_URL, SECOND_KEY, SECOND_MODEL).noneMatch(name -> env.find(name).isPresent())) {
            return Optional.empty();
        }
        var base = env.uri(SECOND_URL, OPENAI);
        return Optional.of(new Seat(base, secondKey(env, first, base), env.text(SECOND_MODEL, MODEL)));
    }

    /// One server's key is never shown to another.
    private static Secret secondKey(Env env, Seat first, URI base) {
        return Secret.find(env, SECOND_KEY).or(() -> Optional.of(first.key()).filter(_ -> base.equals(first.base())))
                .orElseThrow(() -> new Misconfigured(SECOND_KEY, "is missing"));
    }

    private TranscriptionWiring() {}
}
