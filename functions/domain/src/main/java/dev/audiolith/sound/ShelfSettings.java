package dev.audiolith.sound;

import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import dev.audiolith.sound.Lifetimes.UnpinnedPolicy;
import dev.audiolith.time.Backoff;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long sounds wait for a provider, and how often the background tries: `TEMP_AUDIO_TTL_SECONDS`, `UNPINNED_POLICY`,
/// `UNPINNED_RETENTION_DAYS`, `RETRY_FIRST_DELAY_SECONDS`, `OPPORTUNISTIC_RETRY_CHANCE`.
public record ShelfSettings(Lifetimes lifetimes, Duration firstRetry, double nudgeChance) {
    private static final int YEAR = 365;

    public static ShelfSettings from(Env env) {
        var temporary = env.seconds("TEMP_AUDIO_TTL_SECONDS", 3600, 1, YEAR * 86_400);
        var retention = Duration.ofDays(env.whole("UNPINNED_RETENTION_DAYS", 7, 1, YEAR));
        var longest = (int) RetryQueue.LONGEST_DELAY.toSeconds();
        return new ShelfSettings(new Lifetimes(temporary, policy(env), retention),
                env.seconds("RETRY_FIRST_DELAY_SECONDS", 60, 1, longest), env.fraction("OPPORTUNISTIC_RETRY_CHANCE", 0.1));
    }

    public Backoff retries(RandomGenerator random) {
        return new Backoff(firstRetry, RetryQueue.LONGEST_DELAY, random);
    }

    public Nudges nudges(RetryQueue queue, RandomGenerator random) {
        return new Nudges(queue, nudgeChance, random);
    }

    private static UnpinnedPolicy policy(Env env) {
        return switch (env.text("UNPINNED_POLICY", "keep")) {
            case "keep" -> UnpinnedPolicy.KEEP;
            case "expire" -> UnpinnedPolicy.EXPIRE;
            default -> throw new Misconfigured("UNPINNED_POLICY", "must be keep or expire");
        };
    }
}
