package dev.audiolith.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the size of a recording does to the memory of the function: the same six minutes in a file of 10 MB and in one of 1 GB, in fresh
/// processes, from the bucket to the text. Linux only, since the operating system is asked.
///
/// The text is held in memory, so a recording of an hour does take more than one of six minutes: by its words, not by its bytes.
final class RecordingMemoryBenchmark {
    private static final int TURNS = 3;
    private static final Duration SIX_MINUTES = Duration.ofMinutes(6);

    private final TranscribeProcess process;
    private final PrintStream out;

    private record Row(String what, Path recording, List<Double> heap, List<Double> resident, List<Double> children) {
        static Row of(String what, Path recording) {
            return new Row(what, recording, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private RecordingMemoryBenchmark(TranscribeStage stage, PrintStream out) {
        this.process = new TranscribeProcess(stage);
        this.out = out;
    }

    static void run(PrintStream out) throws Exception {
        try (var stage = new TranscribeStage(Files.createTempDirectory("audiolith-bench"))) {
            var talk = stage.talk;
            new RecordingMemoryBenchmark(stage, out).report(List.of(
                    Row.of("6 min of MP3", talk.of(SIX_MINUTES, "talk.mp3", "-c:a", "libmp3lame", "-b:a", "224k")),
                    Row.of("6 min of WAV", talk.of(SIX_MINUTES, "talk.wav", "-c:a", "pcm_f64le", "-ar", "176400")),
                    Row.of("60 min of MP3", talk.of(Duration.ofHours(1), "talk.mp3", "-c:a", "libmp3lame", "-b:a", "64k", "-ac", "1"))));
        }
    }

    private void report(List<Row> rows) throws IOException, InterruptedException {
        for (var turn = 0; turn < TURNS; turn++) {
            for (var row : rows) {
                row.heap.add(process.run(true, row.recording).path("heap").asDouble() / (1 << 20));
                var resources = process.run(false, row.recording);
                row.resident.add(resources.path("resident").asDouble() / 1024);
                row.children.add(resources.path("children").asDouble() / 1024);
            }
        }
        out.printf("%s, median of %d processes each%n", String.join(" ", TranscribeProcess.FLAGS), TURNS);
        out.printf("%16s %12s %14s %8s %18s %8s %16s%n", "recording", "MB", "most heap MB", "ratio", "most resident MB", "ratio",
                "all FFmpegs MB");
        for (var row : rows) {
            out.printf("%16s %12.1f %14.1f %8.3f %18.1f %8.3f %16.1f%n", row.what, Files.size(row.recording) / 1e6, median(row.heap),
                    median(row.heap) / median(rows.getFirst().heap), median(row.resident),
                    median(row.resident) / median(rows.getFirst().resident), median(row.children));
        }
    }

    private static double median(List<Double> values) {
        return new Times(values).median();
    }
}
