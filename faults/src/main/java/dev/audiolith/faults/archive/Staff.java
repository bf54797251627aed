package dev.audiolith.faults.archive;

import dev.audiolith.faults.OneHand;
import dev.audiolith.track.Archivist;
import dev.audiolith.track.Custodies;
import dev.audiolith.track.Dispatch;
import dev.audiolith.track.Keeping;
import dev.audiolith.track.ManualArchive;
import dev.audiolith.track.ManualRun;
import dev.audiolith.track.Planner;
import dev.audiolith.track.Registry;
import java.time.Duration;
import java.time.InstantSource;

/// The archive's own objects in one machine, wired as in production but over the yard's ports.
record Staff(Registry registry, Planner planner, Archivist archivist, ManualRun manualRun, ManualArchive manualArchive, TrackPorts ports) {
    static final int ATTEMPTS = 3;
    private static final long MOST_BYTES = 1_000_000;

    static Staff of(Yard yard, Machine machine) {
        var ports = TrackPorts.of(yard, machine);
        InstantSource clock = machine::now;
        var random = yard.dice().random();
        var dispatch = new Dispatch(ports.tracks(), ports.queue());
        var keeping = new Keeping(ports.fetcher(), ports.bytes(), yard.desks().in(machine), ports.tool(), MOST_BYTES);
        var archivist = new Archivist(ports.tracks(), ports.queue(), keeping, ports.bytes(), ports.gate(), ports.recovery(),
                new Archivist.Attempts(ATTEMPTS, Duration.ofSeconds(5)), yard.mutant().works(clock), random);
        return new Staff(new Registry(ports.tracks(), dispatch, ports.bytes(), ports.uploads(), ports.fetcher(), Custodies.from(""), clock),
                new Planner(ports.tracks(), dispatch, OneHand::new, clock), archivist,
                new ManualRun(ports.tracks(), dispatch, archivist, time -> machine.shift().pause(time), clock),
                new ManualArchive(ports.tracks(), ports.uploads(), keeping, ports.bytes(), yard.mutant().works(clock), random), ports);
    }
}
