package dev.audiolith.archiver;

import dev.audiolith.aws.AwsWiring;
import dev.audiolith.edge.Journal;
import dev.audiolith.ffmpeg.FfmpegBinary;
import dev.audiolith.ffmpeg.FfmpegTool;
import dev.audiolith.recording.ScratchSpace;
import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import dev.audiolith.track.Archivist;
import dev.audiolith.track.Keeping;
import dev.audiolith.track.Recovery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Builds what archives: the doors `archive` and `archive-now`.
record WorkerWiring(ArchiverWiring base, Keeping keeping, Archivist archivist, Journal journal, InstantSource clock) {
    private static final long MOST_BYTES = 524_288_000;
    private static final int MOST_ATTEMPTS = 10;
    private static final int LONGEST_RETRY_SECONDS = 900;
    /// A day, and what players add to it.
    private static final Duration LONGEST = Duration.ofHours(25);

    static WorkerWiring from(Env env) {
        return from(env, "archive");
    }

    static WorkerWiring from(Env env, String door) {
        var base = ArchiverWiring.from(env);
        var journal = Journal.of(door, env, base.clock());
        var room = new ScratchSpace(scratch(env), base.clock(), (file, why) -> notCleared(journal, file, why));
        var keeping = new Keeping(base.fetcher(), base.bytes(), room, new FfmpegTool(ffmpeg(env), LONGEST), mostBytes(env));
        var attempts = new Archivist.Attempts(env.whole("ARCHIVE_ATTEMPTS", 3, 1, MOST_ATTEMPTS),
                env.seconds("ARCHIVE_RETRY_SECONDS", 5, 0, LONGEST_RETRY_SECONDS));
        var gate = AwsWiring.from(env).hostGate(env.text("CLAIMS_TABLE"));
        var archivist = new Archivist(base.tracks(), base.queue(), keeping, base.bytes(), gate, Recovery.NONE, attempts, base.clock(),
                new SecureRandom());
        return new WorkerWiring(base, keeping, archivist, journal, base.clock());
    }

    static long mostBytes(Env env) {
        return env.find("ARCHIVE_MAX_BYTES").map(text -> {
            if (!text.matches("[1-9]\\d{0,11}")) {
                throw new Misconfigured("ARCHIVE_MAX_BYTES", "must be a whole number of bytes");
            }
            return Long.valueOf(text);
        }).orElse(MOST_BYTES);
    }

    private static void notCleared(Journal journal, Path file, IOException why) {
        journal.event(ArchiveMeasures.notCleared(file, why));
    }

    private static List<Path> scratch(Env env) {
        return ScratchSpace.directories(env.text("AUDIOLITH_SCRATCH", ScratchSpace.DEFAULT));
    }

    /// Where it has to be unpacked, it is kept beside what is worked on.
    private static Path ffmpeg(Env env) {
        try {
            return FfmpegBinary.locate(env, scratch(env).getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException("FFmpeg cannot be unpacked", e);
        }
    }
}
