package dev.audiolith.bench.archive;

import dev.audiolith.recording.ScratchSpace;
import dev.audiolith.testkit.recording.FakeAudioTool;
import dev.audiolith.testkit.track.FakeArchiveQueue;
import dev.audiolith.testkit.track.FakeHostGate;
import dev.audiolith.testkit.track.FakeTrackBytes;
import dev.audiolith.testkit.track.FakeTrackUploads;
import dev.audiolith.testkit.track.FakeTracks;
import dev.audiolith.time.Deadline;
import dev.audiolith.track.About;
import dev.audiolith.track.Archivist;
import dev.audiolith.track.Custodies;
import dev.audiolith.track.Dispatch;
import dev.audiolith.track.Keeping;
import dev.audiolith.track.Planner;
import dev.audiolith.track.Recovery;
import dev.audiolith.track.Registration;
import dev.audiolith.track.Registry;
import dev.audiolith.track.Sources;
import dev.audiolith.track.Track;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;

/// Our rules: the real objects over tables, bucket and queue in memory. Every second minute somebody looks at the queue.
final class OurScheme implements RescueBenchmark.Scheme, AutoCloseable {
    private static final Duration PLANNED_EVERY = Duration.ofMinutes(15);
    private static final Duration WORK = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int PLACES = 1_000;
    private static final long MOST_BYTES = 1 << 20;
    private static final long SEED = 5;

    private final Path scratch;
    private final FakeTracks tracks = new FakeTracks();
    private final FakeTrackBytes bytes = new FakeTrackBytes();
    private final FakeArchiveQueue queue;
    private final Registry registry;
    private final Planner planner;
    private final Archivist archivist;
    private Instant now = MusicWorld.START;

    OurScheme(MusicWorld world, String archiveAfter) throws IOException {
        this.scratch = Files.createTempDirectory("rescue");
        this.queue = new FakeArchiveQueue(() -> now, Duration.ofMinutes(6));
        var dispatch = new Dispatch(tracks, queue);
        this.registry = new Registry(tracks, dispatch, bytes, new FakeTrackUploads(() -> now), world, Custodies.from(archiveAfter),
                () -> now);
        this.planner = new Planner(tracks, dispatch, Executors::newVirtualThreadPerTaskExecutor, () -> now);
        var room = new ScratchSpace(List.of(scratch), () -> now, (file, why) -> {
            throw new IllegalStateException(file + " stays", why);
        });
        var keeping = new Keeping(world, bytes, room, new FakeAudioTool(LONGEST), MOST_BYTES);
        this.archivist = new Archivist(tracks, queue, keeping, bytes, new FakeHostGate(() -> now, PLACES), Recovery.NONE,
                new Archivist.Attempts(3, Duration.ofSeconds(5)), () -> now, new Random(SEED));
    }

    @Override
    public void made(MusicWorld.Piece piece) {
        var about = new About(piece.provider().text(), "piece " + piece.number(), About.COMPLETED, Optional.empty(), Map.of(),
                Optional.empty());
        var sources = new Sources(piece.link(), Optional.empty(), Optional.empty());
        registry.register("ann", new Registration(about, sources, Optional.of(piece.madeAt()), Optional.empty()));
    }

    @Override
    public void minute(Instant to) {
        now = to;
        if (to.getEpochSecond() % PLANNED_EVERY.toSeconds() == 0) {
            planner.run(deadline());
        }
        for (var message = queue.queue().receive(); message.isPresent(); message = queue.queue().receive()) {
            archivist.perform(message.get().body(), deadline());
            queue.queue().settle(message.get());
        }
    }

    private Deadline deadline() {
        return Deadline.after(WORK, () -> now);
    }

    @Override
    public Tally tally() {
        var tally = new Tally();
        tracks.all().forEach(track -> count(track, tally));
        return tally;
    }

    private static void count(Track track, Tally tally) {
        var provider = MusicWorld.Vendor.of(track.about().provider());
        if (track.isArchived()) {
            tally.archived(provider);
        } else {
            tally.lost(provider);
        }
    }

    @Override
    public void close() throws IOException {
        Files.delete(scratch);
    }
}
