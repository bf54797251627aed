package dev.audiolith.archiver;

import dev.audiolith.edge.AdminAccess;
import dev.audiolith.edge.Journal;
import dev.audiolith.settings.Env;
import dev.audiolith.track.ManualArchive;
import dev.audiolith.track.ManualRun;
import java.security.SecureRandom;
import java.time.InstantSource;

/// Builds the door `archive-now` from its environment.
record ArchiveNowWiring(Operating operating, HandingIn handingIn, Journal journal, InstantSource clock) {

    static ArchiveNowWiring from(Env env) {
        var worker = WorkerWiring.from(env, "archive-now");
        var base = worker.base();
        var access = AdminAccess.from(env);
        var run = new ManualRun(base.tracks(), base.dispatch(), worker.archivist(), Thread::sleep, base.clock());
        var archive = new ManualArchive(base.tracks(), base.uploads(), worker.keeping(), base.bytes(), base.clock(), new SecureRandom());
        var handingIn = new HandingIn(base.tracks(), new Owned(base.registry(env)), archive, access, WorkerWiring.mostBytes(env));
        return new ArchiveNowWiring(new Operating(run, access), handingIn, worker.journal(), base.clock());
    }
}
