package dev.audiolith.ipfsretry;

import dev.audiolith.aws.AwsWiring;
import dev.audiolith.edge.AdminAccess;
import dev.audiolith.edge.Journal;
import dev.audiolith.settings.Env;
import java.time.InstantSource;

/// Builds the door `ipfs-retry-admin` from its environment.
record AdminWiring(AdminAccess access, Rescuing rescuing, Redriving redriving, Journal journal, InstantSource clock) {

    static AdminWiring from(Env env) {
        var retry = IpfsRetryWiring.from(env);
        var lines = DeadLetters.of(env);
        var redrive = AwsWiring.from(env).redrive();
        return new AdminWiring(AdminAccess.from(env), new Rescuing(retry.rescue()), new Redriving(lines, redrive::move),
                retry.journal("ipfs-retry-admin"), retry.clock());
    }
}
