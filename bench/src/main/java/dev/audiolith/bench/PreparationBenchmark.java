package dev.audiolith.bench;

import dev.audiolith.ffmpeg.FfmpegTool;
import dev.audiolith.transcript.Transcriber;
import dev.audiolith.transcript.TranscriberModel;
import dev.audiolith.transcript.TranscriberOutcome;
import dev.audiolith.transcript.Transcript;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What our way with a recording takes, from the first sound listened to until the last piece is cut and taken by a transcriber that
/// takes no time, beside the very same FFmpeg commands run by hand, and beside one that listens and converts the whole in one go.
final class PreparationBenchmark {
    private static final int TURNS = 7;
    private static final List<Duration> LENGTHS = List.of(Duration.ofMinutes(10), Duration.ofMinutes(60));

    private final Path folder;
    private final PlainFfmpeg plain;
    private final ObservedTool tool;
    private final Studio studio;
    private final PrintStream out;

    private PreparationBenchmark(Path folder, PrintStream out) throws IOException {
        this.folder = folder;
        this.out = out;
        this.plain = PlainFfmpeg.in(folder);
        this.tool = new ObservedTool(new FfmpegTool(plain.binary(), Duration.ofHours(25)));
        this.studio = new Studio(tool, _ -> new Instant(), Studio.AT_ONCE, Files.createDirectory(folder.resolve("scratch")));
    }

    static void run(PrintStream out) throws Exception {
        new PreparationBenchmark(Files.createTempDirectory("audiolith-bench"), out).run();
    }

    private void run() throws IOException {
        var talk = new Talk(plain, folder);
        studio.transcribe(talk.of(Duration.ofMinutes(1), "warm-up.m4a", "-c:a", "aac"));
        out.printf("%d pieces at once, median of %d turns%n", Studio.AT_ONCE, TURNS);
        out.printf("%10s %8s %8s %10s %18s %14s %12s %16s%n", "minutes", "kind", "pieces", "ours ms", "same commands ms", "ours/same",
                "one go ms", "ours/one go");
        for (var length : LENGTHS) {
            compare(length, "m4a", talk.of(length, "talk.m4a", "-c:a", "aac", "-b:a", "128k"));
            compare(length, "wav", talk.of(length, "talk.wav", "-c:a", "pcm_s16le"));
            compare(length, "opus", talk.of(length, "talk.ogg", "-c:a", "libopus", "-b:a", "32k", "-ac", "1"));
        }
    }

    private void compare(Duration length, String kind, Path recording) throws IOException {
        var ours = new ArrayList<Double>();
        var same = new ArrayList<Double>();
        var oneGo = new ArrayList<Double>();
        for (var turn = 0; turn < TURNS; turn++) {
            studio.transcribe(recording);
            ours.add(Times.since(tool.began()));
            var began = System.nanoTime();
            plain.listen(recording);
            plain.cut(recording, tool.pieces(), Studio.AT_ONCE, folder);
            same.add(Times.since(began));
            began = System.nanoTime();
            plain.convert(recording, folder.resolve("whole.mp3"));
            oneGo.add(Times.since(began));
        }
        var our = new Times(ours).median();
        var their = new Times(same).median();
        var one = new Times(oneGo).median();
        out.printf("%10d %8s %8d %10.0f %18.0f %14.3f %12.0f %16.3f%n", length.toMinutes(), kind, tool.pieces().size(), our, their,
                our / their, one, our / one);
        Files.delete(recording);
    }

    /// Hears nothing, at once.
    private static final class Instant implements Transcriber {
        @Override
        public TranscriberModel model() {
            return new TranscriberModel("instant", Long.MAX_VALUE, Duration.ofHours(1), true);
        }

        @Override
        public TranscriberOutcome transcribe(Piece piece, Deadline deadline) {
            return new TranscriberOutcome.Heard(new Transcript("", Optional.empty(), List.of(), List.of()), piece.length(), "instant");
        }
    }
}
