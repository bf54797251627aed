package dev.audiolith.archiver;

import dev.audiolith.edge.AdminAccess;
import dev.audiolith.edge.CallbackField;
import dev.audiolith.edge.Journal;
import dev.audiolith.providers.guard.Destinations;
import dev.audiolith.settings.Env;
import java.time.InstantSource;

/// Builds the door `tracks` from its environment.
record TracksWiring(Registering registering, Telling telling, Playing playing, Overview overview, Journal journal, InstantSource clock) {

    static TracksWiring from(Env env) {
        var base = ArchiverWiring.from(env);
        var registry = base.registry(env);
        var owned = new Owned(registry);
        return new TracksWiring(new Registering(registry, new RegistrationForm(callbacks(env))), new Telling(base.tracks(), owned),
                new Playing(owned, base.bytes(), base.clock()), new Overview(base.tracks(), AdminAccess.from(env), base.clock()),
                Journal.of("tracks", env, base.clock()), base.clock());
    }

    /// Where calls cannot be signed, none are promised.
    private static CallbackField callbacks(Env env) {
        var destinations = Destinations.from(env, "WEBHOOK_ALLOW_PRIVATE_HOSTS");
        return new CallbackField(env.find("WEBHOOK_SECRET").map(_ -> destinations::objection));
    }
}
