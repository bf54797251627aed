package dev.audiolith.testkit.story;

import static dev.audiolith.testkit.recording.SampleRecording.tone;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.recording.AudioTool;
import dev.audiolith.recording.ScratchSpace;
import dev.audiolith.testkit.recording.FakeAudioTool;
import dev.audiolith.testkit.recording.SampleRecording;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.testkit.track.FakeArchiveQueue;
import dev.audiolith.testkit.track.FakeHostGate;
import dev.audiolith.testkit.track.FakeSourceFetcher;
import dev.audiolith.testkit.track.FakeSourceFetcher.Behaviour;
import dev.audiolith.testkit.track.FakeTrackBytes;
import dev.audiolith.testkit.track.FakeTrackUploads;
import dev.audiolith.testkit.track.FakeTracks;
import dev.audiolith.time.Deadline;
import dev.audiolith.track.About;
import dev.audiolith.track.ArchiveQueue;
import dev.audiolith.track.Archivist;
import dev.audiolith.track.Custodies;
import dev.audiolith.track.Dispatch;
import dev.audiolith.track.HostGate;
import dev.audiolith.track.Keeping;
import dev.audiolith.track.ManualArchive;
import dev.audiolith.track.ManualRun;
import dev.audiolith.track.Notice;
import dev.audiolith.track.Part;
import dev.audiolith.track.Planner;
import dev.audiolith.track.Recovery;
import dev.audiolith.track.Registration;
import dev.audiolith.track.Registry;
import dev.audiolith.track.SourceFetcher;
import dev.audiolith.track.Sources;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackBytes;
import dev.audiolith.track.TrackId;
import dev.audiolith.track.TrackUploads;
import dev.audiolith.track.Tracks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// A service that archives, over fakes, and providers of files that can be told what to do. Every call through a port is a numbered step
/// at which the process can die; its files on the way are real.
final class ArchiveWorld {
    static final Duration WORKER_TIME = Duration.ofMinutes(14);
    static final Duration TURN = WORKER_TIME.plusSeconds(30);
    /// After which a message comes again whose worker died: its turn is over by then.
    static final Duration VISIBILITY = Duration.ofMinutes(30);
    static final Duration REQUEST_TIME = Duration.ofSeconds(28);
    static final long MOST_BYTES = 1_000_000;
    static final String OWNER = "ann";
    static final URI AUDIO = URI.create("https://cdn1.example.com/song");
    static final URI COVER = URI.create("https://cdn1.example.com/cover");
    static final URI VIDEO = URI.create("https://cdn1.example.com/video");
    static final byte[] SONG = SampleRecording.of(tone(2)).wav();
    static final byte[] OTHER_SONG = SampleRecording.of(tone(1)).wav();
    static final byte[] PICTURE = HexFormat.of().parseHex("89504e470d0a1a0a0000000049454e44ae426082");

    final ManualClock clock = new ManualClock();
    final Steps steps = new Steps();
    final FakeTracks tracks = new FakeTracks();
    final FakeTrackBytes bytes = new FakeTrackBytes();
    final FakeTrackUploads uploads = new FakeTrackUploads(clock);
    final FakeArchiveQueue queue = new FakeArchiveQueue(clock, VISIBILITY);
    final FakeHostGate gate = new FakeHostGate(clock, 4);
    final FakeSourceFetcher fetcher = new FakeSourceFetcher();
    final FakeAudioTool tool = new FakeAudioTool(Duration.ofHours(1));
    final ArchiveOracle oracle = new ArchiveOracle(this);
    final Path scratch;
    final Registry registry;
    final Planner planner;
    final Archivist archivist;
    final ManualRun manualRun;
    final ManualArchive manualArchive;

    Recovery recovery = Recovery.NONE;
    /// What happens right before a file is asked for.
    Runnable whileFetching = () -> {};

    ArchiveWorld(Path scratch) {
        this.scratch = scratch;
        var random = new Random(42);
        var tracks = steps.around(Tracks.class, this.tracks);
        var bytes = steps.around(TrackBytes.class, this.bytes);
        var dispatch = new Dispatch(tracks, steps.around(ArchiveQueue.class, queue));
        var fetcher = steps.around(SourceFetcher.class, new Observed());
        var room = new ScratchSpace(List.of(scratch), clock, (path, why) -> {
            throw new UncheckedIOException(path + " remained", why);
        });
        var keeping = new Keeping(fetcher, bytes, room, steps.around(AudioTool.class, tool), MOST_BYTES);
        this.registry = new Registry(tracks, dispatch, bytes, steps.around(TrackUploads.class, uploads), this.fetcher, Custodies.from(""),
                clock);
        this.planner = new Planner(tracks, dispatch, () -> new Crew(clock, 0), clock);
        this.archivist = new Archivist(tracks, steps.around(ArchiveQueue.class, queue), keeping, bytes, steps.around(HostGate.class, gate),
                steps.around(Recovery.class, track -> recovery.freshLinks(track)), new Archivist.Attempts(3, Duration.ofSeconds(5)), clock,
                random);
        this.manualRun = new ManualRun(tracks, dispatch, archivist, clock, clock);
        this.manualArchive = new ManualArchive(tracks, steps.around(TrackUploads.class, uploads), keeping, bytes, clock, random);
    }

    private final class Observed implements SourceFetcher {
        @Override
        public Optional<String> objection(URI source) {
            return fetcher.objection(source);
        }

        @Override
        public Opened open(URI source, long mostBytes, Deadline deadline) {
            whileFetching.run();
            return fetcher.open(source, mostBytes, deadline);
        }
    }

    /// Of Replicate, which deletes after an hour: due at once.
    static Registration hasty(Sources sources) {
        return registration("replicate", sources);
    }

    static Registration registration(String provider, Sources sources) {
        var about = new About(provider, "Song", About.COMPLETED, Optional.of("1"), Map.of(), Optional.empty());
        return new Registration(about, sources, Optional.empty(), Optional.empty());
    }

    /// One of several.
    static Registration numbered(int number) {
        var about = new About("replicate", "Song " + number, About.COMPLETED, Optional.of(Integer.toString(number)), Map.of(),
                Optional.empty());
        return new Registration(about, withCover(), Optional.empty(), Optional.empty());
    }

    static Sources audioOnly() {
        return new Sources(AUDIO, Optional.empty(), Optional.empty());
    }

    static Sources withCover() {
        return new Sources(AUDIO, Optional.of(COVER), Optional.empty());
    }

    Track register(Registration what) {
        return ((Registry.Registered.Known) registry.register(OWNER, what)).track();
    }

    /// Works off the next message that has come, as the queue's door would. False if there is none.
    boolean work() {
        var next = queue.queue().receive();
        next.ifPresent(delivery -> {
            perform(delivery.body());
            queue.queue().settle(delivery);
        });
        return next.isPresent();
    }

    Archivist.Done perform(TrackId id) {
        return archivist.perform(id, clock.in(WORKER_TIME));
    }

    Planner.Planned plan() {
        return planner.run(clock.in(Duration.ofMinutes(14)));
    }

    /// Lets time pass until no message is left and nothing will ever be due, with the planner coming every quarter of an hour.
    void letItRunDry() {
        var nextPlan = clock.instant();
        for (var turn = 0; turn < 100_000; turn++) {
            if (!clock.instant().isBefore(nextPlan)) {
                plan();
                nextPlan = clock.instant().plus(Duration.ofMinutes(15));
            }
            if (!work()) {
                var message = queue.queue().nextAt();
                if (message.isEmpty() && tracks.all().stream().noneMatch(track -> track.dates().dueAt().isPresent())) {
                    return;
                }
                clock.advance(Duration.between(clock.instant(), message.filter(nextPlan::isAfter).orElse(nextPlan)));
            }
        }
        throw new AssertionError("it never comes to rest");
    }

    Track the(TrackId id) {
        return tracks.find(id).orElseThrow();
    }

    byte[] kept(Track track, Part part) {
        try (var in = bytes.open(track.parts().of(part).orElseThrow().key())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Notice> notices() {
        return tracks.notices(OWNER, 1_000, Optional.empty()).items();
    }

    void provide(URI source, byte[] file) {
        fetcher.give(source, file);
    }

    void fail(URI source, FailureKind kind) {
        fetcher.set(source, Behaviour.fails(failure(kind)));
    }

    static Failure failure(FailureKind kind) {
        return Failure.of(kind, SourceFetcher.SOURCE, "the provider fails as it was told to (" + kind + ")");
    }

    /// What lies on any desk.
    List<Path> files() {
        try (var files = Files.list(scratch)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
