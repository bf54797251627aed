package dev.audiolith.bench.archive;

import dev.audiolith.aws.AwsWiring;
import dev.audiolith.bench.Memory;
import dev.audiolith.ffmpeg.FfmpegTool;
import dev.audiolith.local.http.Json;
import dev.audiolith.providers.source.SourceWiring;
import dev.audiolith.recording.ScratchSpace;
import dev.audiolith.settings.Env;
import dev.audiolith.testkit.track.FakeArchiveQueue;
import dev.audiolith.testkit.track.FakeHostGate;
import dev.audiolith.testkit.track.FakeTrackUploads;
import dev.audiolith.testkit.track.FakeTracks;
import dev.audiolith.time.Deadline;
import dev.audiolith.track.About;
import dev.audiolith.track.Archivist;
import dev.audiolith.track.Custodies;
import dev.audiolith.track.Dispatch;
import dev.audiolith.track.Keeping;
import dev.audiolith.track.Part;
import dev.audiolith.track.Recovery;
import dev.audiolith.track.Registration;
import dev.audiolith.track.Registry;
import dev.audiolith.track.Sources;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// A process that archives films: the worker's own parts, over real S3 calls and a real FFmpeg; its tables are in memory, since they hold
/// the same whatever the film. Some ordinary ones warm it.
final class FilmMain {
    private static final int WARM_UPS = 10;
    private static final long LOOK_MILLIS = 1_000;
    private static final long LOOKED_AT_NANOS = 15_000_000_000L;
    private static final long MOST_BYTES = 1L << 36;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final FakeTracks tracks = new FakeTracks();
    private final Registry registry;
    private final Archivist archivist;

    private FilmMain(URI s3, Path ffmpeg, Path scratch) {
        var clock = InstantSource.system();
        var env = new Env(Map.of("AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "bench", "AWS_SECRET_ACCESS_KEY", "bench",
                "AWS_ENDPOINT_URL_S3", s3.toString(), "ARCHIVE_ALLOWED_HOSTS", "127.0.0.1", "ARCHIVE_ALLOW_PRIVATE_HOSTS", "true"));
        var bytes = AwsWiring.from(env).trackBytes("audio");
        var fetcher = SourceWiring.fetcher(env);
        var queue = new FakeArchiveQueue(clock, LIMIT);
        var room = new ScratchSpace(List.of(scratch), clock, (file, why) -> {
            throw new IllegalStateException(file + " stays", why);
        });
        this.registry = new Registry(tracks, new Dispatch(tracks, queue), bytes, new FakeTrackUploads(clock), fetcher,
                Custodies.from(Custodies.USUAL), clock);
        this.archivist = new Archivist(tracks, queue, new Keeping(fetcher, bytes, room, new FfmpegTool(ffmpeg, LIMIT), MOST_BYTES), bytes,
                new FakeHostGate(clock, 1), Recovery.NONE, new Archivist.Attempts(1, Duration.ZERO), clock, new Random(1));
    }

    /// Arguments: whether to look at the heap, where S3 and FFmpeg are, the folder to work in, an ordinary film and the one in question.
    public static void main(String[] arguments) throws Exception {
        var isHeapLookedAt = Boolean.parseBoolean(arguments[0]);
        var main = new FilmMain(URI.create(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3]));
        for (var warmUp = 0; warmUp < WARM_UPS; warmUp++) {
            main.archive(URI.create(arguments[4]), "warm " + warmUp);
        }
        var film = URI.create(arguments[5]);
        var began = System.nanoTime();
        var heap = 0L;
        if (isHeapLookedAt) {
            heap = Memory.mostDuring(() -> main.archiveAgainAndAgain(film), Memory::liveHeap, LOOK_MILLIS);
        } else {
            main.archive(film, "film");
        }
        System.out.println(Json.write(Map.of("millis", (System.nanoTime() - began) / 1_000_000, "heap", heap, "resident",
                Memory.kib("self", "VmHWM"))));
        System.out.flush();
        System.exit(0);
    }

    /// A small one is over before anybody has looked.
    private void archiveAgainAndAgain(URI film) {
        var until = System.nanoTime() + LOOKED_AT_NANOS;
        for (var number = 0; number == 0 || System.nanoTime() < until; number++) {
            archive(film, "film " + number);
        }
    }

    private void archive(URI film, String id) {
        var about = new About("replicate", "A film", About.COMPLETED, Optional.of(id), Map.of(), Optional.empty());
        var sources = new Sources(URI.create(film.toString().replaceFirst("[0-9]+\\.mp4", "0.mp4")), Optional.empty(), Optional.of(film));
        var registered = registry.register("ann", new Registration(about, sources, Optional.empty(), Optional.empty()));
        if (!(registered instanceof Registry.Registered.Known(var track, _))) {
            throw new IllegalStateException("not registered: " + registered);
        }
        var done = archivist.perform(track.id(), Deadline.after(LIMIT, InstantSource.system()));
        if (!(done instanceof Archivist.Done.Archived(var archived)) || archived.parts().of(Part.VIDEO).isEmpty()) {
            throw new IllegalStateException("not archived: " + done);
        }
    }
}
