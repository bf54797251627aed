package dev.audiolith.webhook;

import dev.audiolith.aws.AwsWiring;
import dev.audiolith.edge.Journal;
import dev.audiolith.settings.Env;
import dev.audiolith.sound.Announcements;
import java.time.InstantSource;

/// Builds the door `announce` from its environment. It calls nobody, so it needs no secret.
record AnnounceWiring(Announcements queue, Journal journal) {

    static AnnounceWiring from(Env env) {
        return new AnnounceWiring(AwsWiring.from(env).announcements(env.text("WEBHOOK_QUEUE_URL")),
                Journal.of("announce", env, InstantSource.system()));
    }
}
