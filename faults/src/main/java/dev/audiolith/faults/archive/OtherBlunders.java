package dev.audiolith.faults.archive;

import dev.audiolith.recording.AudioTool;
import dev.audiolith.recording.RecordingKind;
import dev.audiolith.recording.Soundscape;
import dev.audiolith.recording.Span;
import dev.audiolith.recording.Trim;
import dev.audiolith.recording.UnusableRecording;
import dev.audiolith.time.Deadline;
import dev.audiolith.track.ArchiveQueue;
import dev.audiolith.track.Change;
import dev.audiolith.track.HostGate;
import dev.audiolith.track.Part;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackBytes;
import dev.audiolith.track.TrackId;
import dev.audiolith.track.TrackUploads;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What would be, if files, messages and places were handled with less care.
final class OtherBlunders {

    static AudioTool hearNothing(AudioTool tool) {
        return new AudioTool() {
            @Override
            public Soundscape listen(Path input, RecordingKind kind, Trim wanted, Deadline deadline) {
                return new Soundscape(Duration.ofSeconds(1), Optional.empty(), List.of());
            }

            @Override
            public void cut(Path input, RecordingKind kind, Span piece, Path output, Deadline deadline) throws UnusableRecording {
                tool.cut(input, kind, piece, output, deadline);
            }
        };
    }

    /// Whoever deletes clears away what is there; whoever comes later believes it.
    static TrackPorts clearOnce(TrackPorts ports, Machine machine) {
        var deleted = new HashSet<TrackId>();
        return ports.with(new PassedOn.Tables(ports.tracks()) {
            @Override
            public Optional<Track> find(TrackId id) {
                var found = super.find(id);
                deleted.remove(id);
                found.filter(Track::isDeleted).ifPresent(track -> deleted.add(track.id()));
                return found;
            }
        }).with(new PassedOn.Store(ports.bytes()) {
            @Override
            public Optional<String> findBelow(String place) {
                var isGone = machine.shift().door().equals(Rounds.WORKER) && deleted.stream().anyMatch(id -> place.contains(id.text()));
                return isGone ? Optional.empty() : super.findBelow(place);
            }
        });
    }

    static TrackBytes lookForNothing(TrackBytes bytes, Machine machine) {
        return new PassedOn.Store(bytes) {
            @Override
            public Optional<String> findBelow(String place) {
                return machine.shift().door().equals(Rounds.WORKER) ? Optional.empty() : super.findBelow(place);
            }
        };
    }

    static HostGate keepPlaces(HostGate gate) {
        return new PassedOn.Gate(gate) {
            @Override
            public void leave(Pass pass) {
                // Until its time runs out.
            }
        };
    }

    static HostGate letEverybodyIn(HostGate gate) {
        return new PassedOn.Gate(gate) {
            @Override
            public Optional<Pass> enter(String host, Instant until) {
                return super.enter(host, until).or(() -> Optional.of(new Pass(host, 0, "whoever")));
            }
        };
    }

    static TrackUploads leaveUploads(TrackUploads uploads) {
        return new TrackUploads() {
            @Override
            public Place place(Track track, Part part, Announced file, Duration life) {
                return uploads.place(track, part, file, life);
            }

            @Override
            public Optional<InputStream> open(Track track, Part part) throws IOException {
                return uploads.open(track, part);
            }

            @Override
            public void delete(Track track, Part part) {
                // They go by themselves after a day.
            }
        };
    }

    /// The message goes before the record of what it is about, and not after it.
    static TrackPorts sendFirst(TrackPorts ports) {
        var sent = new HashSet<TrackId>();
        return ports.with(new PassedOn.Tables(ports.tracks()) {
            @Override
            public boolean commit(Change change) {
                var begins = change.after().run().isOn() && change.before().filter(before -> before.run().isOn()).isEmpty()
                        && change.after().turn().holder().isEmpty();
                if (begins && sent.add(change.after().id())) {
                    ports.queue().send(change.after().id(), Duration.ZERO);
                }
                return super.commit(change);
            }
        }).with(sendingOnly(ports.queue(), sent));
    }

    private static ArchiveQueue sendingOnly(ArchiveQueue queue, Set<TrackId> sent) {
        return (id, delay) -> {
            if (!sent.remove(id)) {
                queue.send(id, delay);
            }
        };
    }

    private OtherBlunders() {}
}
