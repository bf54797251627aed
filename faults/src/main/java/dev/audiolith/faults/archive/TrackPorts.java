package dev.audiolith.faults.archive;

import dev.audiolith.recording.AudioTool;
import dev.audiolith.track.ArchiveQueue;
import dev.audiolith.track.HostGate;
import dev.audiolith.track.Recovery;
import dev.audiolith.track.SourceFetcher;
import dev.audiolith.track.TrackBytes;
import dev.audiolith.track.TrackUploads;
import dev.audiolith.track.Tracks;

/// What the archive's objects in one machine reach the world through.
record TrackPorts(Tracks tracks, TrackBytes bytes, ArchiveQueue queue, HostGate gate, SourceFetcher fetcher, AudioTool tool,
        TrackUploads uploads, Recovery recovery, Counting counting) {

    static TrackPorts of(Yard yard, Machine machine) {
        var steps = new PortSteps(yard, machine);
        return yard.mutant()
                .without(new TrackPorts(steps.storage(Tracks.class, yard.books()), steps.storage(TrackBytes.class, yard.bucket()),
                        steps.storage(ArchiveQueue.class, (id, delay) -> yard.post().send(id.text(), delay)),
                        steps.storage(HostGate.class, yard.gate()), steps.other(SourceFetcher.class, yard.provider().fetcher()),
                        steps.other(AudioTool.class, yard.tool()), steps.storage(TrackUploads.class, yard.uploads()),
                        steps.other(Recovery.class, yard.provider()::freshLinks), steps.storage(Counting.class, yard.books())), machine);
    }

    TrackPorts with(Tracks others) {
        return new TrackPorts(others, bytes, queue, gate, fetcher, tool, uploads, recovery, counting);
    }

    TrackPorts with(TrackBytes others) {
        return new TrackPorts(tracks, others, queue, gate, fetcher, tool, uploads, recovery, counting);
    }

    TrackPorts with(ArchiveQueue other) {
        return new TrackPorts(tracks, bytes, other, gate, fetcher, tool, uploads, recovery, counting);
    }

    TrackPorts with(HostGate other) {
        return new TrackPorts(tracks, bytes, queue, other, fetcher, tool, uploads, recovery, counting);
    }

    TrackPorts with(AudioTool other) {
        return new TrackPorts(tracks, bytes, queue, gate, fetcher, other, uploads, recovery, counting);
    }

    TrackPorts with(TrackUploads others) {
        return new TrackPorts(tracks, bytes, queue, gate, fetcher, tool, others, recovery, counting);
    }
}
