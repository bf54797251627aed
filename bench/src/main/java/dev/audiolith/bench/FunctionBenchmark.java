package dev.audiolith.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the function that transcribes needs: time, memory (its own process and all FFmpegs together) and disk, on one processor and on
/// two, with a transcriber that takes no time; and what a minute of recording costs at different sizes of the function.
///
/// Below 1,769 MiB Lambda gives a share of one processor; how much longer the work takes then is computed, not measured. Linux only.
final class FunctionBenchmark {
    private static final int TURNS = 3;
    private static final Duration LENGTH = Duration.ofMinutes(10);
    /// A transcriber hears a piece in a tenth of its time; a function waits for it without computing.
    private static final double HEARING = 0.1;
    /// Ten minutes are three pieces, side by side.
    private static final int PIECE_SECONDS = 200;
    private static final double ONE_PROCESSOR_MIB = 1769;
    private static final int[] SIZES = {1024, 1769, 3008};

    private final TranscribeProcess process;
    private final PrintStream out;

    private FunctionBenchmark(TranscribeStage stage, PrintStream out) {
        this.process = new TranscribeProcess(stage);
        this.out = out;
    }

    static void run(PrintStream out) throws Exception {
        try (var stage = new TranscribeStage(Files.createTempDirectory("audiolith-bench"))) {
            var benchmark = new FunctionBenchmark(stage, out);
            var talk = stage.talk;
            var recording = talk.of(LENGTH, "talk.m4a", "-c:a", "aac", "-b:a", "96k");
            // Nearly as many bytes as are taken, and very long: few bytes that become many.
            var dense = talk.repeated(talk.of(LENGTH, "talk.ogg", "-c:a", "libopus", "-b:a", "10k", "-ac", "1", "-frame_duration", "60"),
                    Duration.ofHours(10), "talk.ogg");
            benchmark.report(recording, dense);
        }
    }

    private void report(Path recording, Path dense) throws IOException, InterruptedException {
        out.printf("%s, median of %d processes each%n", String.join(" ", TranscribeProcess.FLAGS), TURNS);
        out.printf("%12s %12s %10s %18s %16s %14s%n", "recording", "processors", "ms", "most resident MB", "all FFmpegs MB",
                "most disk MB");
        var single = row("10 min m4a", 1, recording, TURNS, "taskset", "-c", "0");
        row("10 min m4a", 2, recording, TURNS, "taskset", "-c", "0,1");
        row("10 h opus", 2, dense, 1, "taskset", "-c", "0,1");
        out.printf("%n%10s %22s %22s %24s%n", "MiB", "preparing 10 min, s", "whole 10 min, s", "$ a 1,000 minutes");
        for (var mib : SIZES) {
            // A second processor is only used while pieces are cut.
            var preparing = single / 1000 / Math.min(1, mib / ONE_PROCESSOR_MIB);
            var hearing = PIECE_SECONDS * HEARING;
            var time = Duration.ofMillis(Math.round(1000 * (preparing + hearing)));
            out.printf("%10d %22.2f %22.2f %24.4f%n", mib, preparing, preparing + hearing,
                    Bill.invocations(time, mib) / LENGTH.toMinutes());
        }
    }

    private double row(String what, int processors, Path recording, int turns, String... before) throws IOException, InterruptedException {
        var runs = new ArrayList<JsonNode>();
        for (var turn = 0; turn < turns; turn++) {
            runs.add(process.run(false, recording, before));
        }
        var millis = median(runs, "millis");
        out.printf("%12s %12d %10.0f %18.1f %16.1f %14.1f%n", what, processors, millis, median(runs, "resident") / 1024,
                median(runs, "children") / 1024, median(runs, "disk") / 1e6);
        return millis;
    }

    private static double median(List<JsonNode> runs, String what) {
        return new Times(runs.stream().map(run -> run.path(what).asDouble()).toList()).median();
    }
}
