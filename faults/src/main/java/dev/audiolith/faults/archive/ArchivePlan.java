package dev.audiolith.faults.archive;

import dev.audiolith.faults.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What owners will do with their songs, and what will go wrong meanwhile; [ArchiveDraw] draws it from a seed. From `calmAt` on nothing
/// goes wrong any more, but for providers that never give what they should.
record ArchivePlan(long seed, Instant calmAt, List<Song> songs, List<Deed> deeds, List<Death> deaths, Timeline<Double> storageFaults,
        Odds odds, Hosts hosts) {
    static final Instant START = Instant.parse("2026-01-20T00:00:00Z");

    /// Two clocks are apart by twice that at most, and what is on its way arrives within seconds.
    static final Duration BEARABLE = Duration.ofSeconds(10);

    /// What an owner, or an operator, does.
    enum Doing {
        REGISTER, ANNOUNCE, DELETE, LOOK, HAND_IN, RUN_ONE, RUN_DUE
    }

    /// @param edition which of the song's links are registered
    record Deed(Instant at, Doing doing, int song, int edition) {}

    /// How a machine dies at a step: before it, just after it, or while what it asked for is on its way and arrives later.
    enum Manner {
        BEFORE, AFTER, UNDERWAY
    }

    /// The machine that takes the `step`-th step of all dies there.
    record Death(int step, Manner manner) {}

    /// How far clocks, queues and the index are from what one would wish.
    record Odds(Duration clockError, double duplicates, double slowness, Duration indexLag) {}

    /// How many files one host is asked for at once, and how long after one the next.
    record Hosts(int places, Duration interval) {}

    /// By more than a lease outlives its holder: then two may work at one track.
    boolean clocksDiffer() {
        return odds.clockError().compareTo(BEARABLE) > 0;
    }
}
