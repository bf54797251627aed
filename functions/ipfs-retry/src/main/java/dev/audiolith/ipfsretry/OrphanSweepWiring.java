package dev.audiolith.ipfsretry;

import dev.audiolith.aws.AwsWiring;
import dev.audiolith.edge.Journal;
import dev.audiolith.settings.Env;
import dev.audiolith.sound.OrphanSweep;
import java.time.InstantSource;

/// Builds the door `orphan-sweep` from its environment. It asks no provider, so it needs no secret.
record OrphanSweepWiring(OrphanSweep sweep, Journal journal, InstantSource clock) {

    static Env processEnv() {
        return new Env(System.getenv());
    }

    static OrphanSweepWiring from(Env env) {
        var clock = InstantSource.system();
        var aws = AwsWiring.from(env);
        var sweep = new OrphanSweep(aws.sounds(env.text("SOUNDS_TABLE")), aws.soundBytes(env.text("AUDIO_BUCKET")),
                aws.retryQueue(env.text("RETRY_QUEUE_URL")), clock);
        return new OrphanSweepWiring(sweep, Journal.of("orphan-sweep", env, clock), clock);
    }
}
