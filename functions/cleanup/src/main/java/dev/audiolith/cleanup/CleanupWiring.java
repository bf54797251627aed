package dev.audiolith.cleanup;

import dev.audiolith.aws.AwsWiring;
import dev.audiolith.edge.Journal;
import dev.audiolith.settings.Env;
import dev.audiolith.sound.Cleaner;
import java.time.InstantSource;

/// Builds the door `cleanup` from its environment. It asks no provider, so it needs no secret.
record CleanupWiring(Cleaner cleaner, Journal journal) {

    static Env processEnv() {
        return new Env(System.getenv());
    }

    static CleanupWiring from(Env env) {
        var clock = InstantSource.system();
        var aws = AwsWiring.from(env);
        var sounds = aws.sounds(env.text("SOUNDS_TABLE"));
        var bytes = aws.soundBytes(env.text("AUDIO_BUCKET"));
        return new CleanupWiring(new Cleaner(sounds, bytes, clock), Journal.of("cleanup", env, clock));
    }
}
