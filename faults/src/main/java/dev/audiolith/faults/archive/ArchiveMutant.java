package dev.audiolith.faults.archive;

import java.time.InstantSource;

/// Archiving with one guard taken out, to see that the schedules notice. [#NONE] is the service as it is.
public enum ArchiveMutant {
    NONE,

    /// What is counted is counted after the change that it is about.
    COUNTERS_ARE_COUNTED_APART;

    /// What this machine can reach, without the guard.
    TrackPorts without(TrackPorts ports, Machine machine) {
        return ports;
    }

    InstantSource works(InstantSource clock) {
        return clock;
    }
}
