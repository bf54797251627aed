package dev.audiolith.bench;

import dev.audiolith.transcript.Transcription;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// A day of silence, which is small in bytes and long in everything else, and a day and two hours of it, which is longer than what is
/// taken: what becomes of them through the worker, in what time and on how much disk, with the size of uploads limited as it usually is.
final class SilenceBenchmark {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration TOO_LONG = Duration.ofHours(26);
    private static final long LOOK_MILLIS = 20;

    private final TranscribeStage stage;
    private final Path scratch;
    private final TranscribingDoors doors;
    private final PrintStream out;

    private SilenceBenchmark(TranscribeStage stage, Path scratch, PrintStream out) {
        this.stage = stage;
        this.scratch = scratch;
        this.doors = TranscribingDoors.of(stage.addresses(), scratch, Map.of("TRANSCRIBE_MAX_BYTES", ""));
        this.out = out;
    }

    static void run(PrintStream out) throws Exception {
        var folder = Files.createTempDirectory("audiolith-bench");
        try (var stage = new TranscribeStage(folder)) {
            new SilenceBenchmark(stage, Files.createDirectory(folder.resolve("scratch")), out).run();
        }
    }

    private void run() throws Exception {
        out.printf("%8s %8s %10s %10s %14s %s%n", "hours", "kind", "MB", "seconds", "most disk MB", "became");
        for (var length : List.of(DAY, TOO_LONG)) {
            report(length, "flac", stage.talk.silence(length, "silence.flac", "-c:a", "flac"));
            report(length, "opus", repeated(length, "silence.ogg", "-c:a", "libopus", "-b:a", "6k", "-frame_duration", "60"));
            report(length, "m4a", repeated(length, "silence.m4a", "-c:a", "aac", "-b:a", "8k"));
        }
        // Of samples as they are, a day is larger than what is taken.
        report(DAY, "wav", stage.talk.silence(DAY, "silence.wav", "-c:a", "pcm_u8"));
    }

    private Path repeated(Duration length, String name, String... encoding) throws IOException {
        return stage.talk.repeated(stage.talk.silence(Duration.ofMinutes(10), name, encoding), length, name);
    }

    private void report(Duration length, String kind, Path recording) throws IOException, InterruptedException {
        var key = stage.drop(recording, String.valueOf(recording.getFileName()));
        var became = new AtomicReference<Transcription>();
        var began = System.nanoTime();
        var disk = Memory.mostDuring(() -> became.set(doors.dropped(key)), () -> TranscribeDoorMain.size(scratch), LOOK_MILLIS);
        var seconds = Times.since(began) / 1000;
        var transcription = became.get();
        out.printf("%8d %8s %10.1f %10.1f %14.1f %s %s%n", length.toHours(), kind, Files.size(recording) / 1e6, seconds, disk / 1e6,
                transcription.state(), transcription.mishap().map(mishap -> mishap.problem().toString())
                        .orElseGet(() -> transcription.report().orElseThrow().warnings().toString()));
        Files.delete(recording);
    }
}
