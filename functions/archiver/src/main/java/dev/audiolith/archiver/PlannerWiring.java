package dev.audiolith.archiver;

import dev.audiolith.edge.Journal;
import dev.audiolith.settings.Env;
import dev.audiolith.track.Planner;
import dev.audiolith.track.Tracks;
import java.time.InstantSource;
import java.util.concurrent.Executors;

/// Builds the door `archive-planner` from its environment.
record PlannerWiring(Planner planner, Tracks tracks, Journal journal, InstantSource clock) {

    static PlannerWiring from(Env env) {
        var base = ArchiverWiring.from(env);
        var planner = new Planner(base.tracks(), base.dispatch(), Executors::newVirtualThreadPerTaskExecutor, base.clock());
        return new PlannerWiring(planner, base.tracks(), Journal.of("archive-planner", env, base.clock()), base.clock());
    }
}
