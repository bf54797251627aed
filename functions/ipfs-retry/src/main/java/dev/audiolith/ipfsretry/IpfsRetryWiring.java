package dev.audiolith.ipfsretry;

import dev.audiolith.aws.AwsWiring;
import dev.audiolith.edge.Journal;
import dev.audiolith.edge.PinJournal;
import dev.audiolith.pin.Triage;
import dev.audiolith.providers.PinWiring;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.settings.Env;
import dev.audiolith.sound.Aftercare;
import dev.audiolith.sound.Backlog;
import dev.audiolith.sound.LostOrders;
import dev.audiolith.sound.Pinning;
import dev.audiolith.sound.RetrievalCheck;
import dev.audiolith.sound.Rescue;
import dev.audiolith.sound.Retrier;
import dev.audiolith.sound.ShelfSettings;
import dev.audiolith.sound.Sweeper;
import java.security.SecureRandom;
import java.time.InstantSource;

/// Builds the door `ipfs-retry` and its sweep from their environment.
record IpfsRetryWiring(Env env, Retrier retrier, Rescue rescue, Sweeper sweeper, Backlog backlog, InstantSource clock) {

    static Env processEnv() {
        return AwsWiring.withSecrets(new Env(System.getenv()));
    }

    static IpfsRetryWiring from(Env env) {
        var clock = InstantSource.system();
        var random = new SecureRandom();
        var aws = AwsWiring.from(env);
        var sounds = aws.sounds(env.text("SOUNDS_TABLE"));
        var bytes = aws.soundBytes(env.text("AUDIO_BUCKET"));
        var queue = aws.retryQueue(env.text("RETRY_QUEUE_URL"));
        var pins = new PinWiring(env, Exchange.newClient());
        var chain = pins.chain(Thread::sleep, random, new Triage(aws.providerHealth(env.text("CLAIMS_TABLE")), clock));
        var pinning = new Pinning(sounds, bytes, chain, ShelfSettings.from(env).retries(random), clock,
                new PinJournal(Journal.of("ipfs-retry", env, clock)));
        var check = new RetrievalCheck(pins.fetcher(), pins.gateways(), bytes);
        var aftercare = new Aftercare(sounds, bytes, pinning, check, pins.upkeep(), clock);
        var orders = new LostOrders(aws.orders(env.text("SOUNDS_TABLE")), aws.speakQueue(env.text("SPEAK_QUEUE_URL")), clock);
        var retrier = new Retrier(sounds, queue, pinning, aftercare, clock);
        return new IpfsRetryWiring(env, retrier, new Rescue(sounds, retrier, clock), new Sweeper(sounds, queue, orders, clock),
                new Backlog(sounds, clock), clock);
    }

    Journal journal(String door) {
        return Journal.of(door, env, clock);
    }
}
