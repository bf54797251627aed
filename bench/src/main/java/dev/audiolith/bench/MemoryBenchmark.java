package dev.audiolith.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a long sound takes in memory beside an ordinary one: the whole process of a warm door that speaks one sound, each time a
/// fresh one with the flags of a Lambda function of 1 GiB. Linux only, since the operating system is asked.
///
/// Resident memory is what Lambda measures and bills. The live heap beside it says what of that is held, not just not yet collected.
final class MemoryBenchmark {
    private static final int TURNS = 3;
    private static final long ORDINARY = 2_000_000;
    private static final long[] SIZES = {ORDINARY, 20_000_000, 200_000_000};
    /// As Lambda starts its Java runtime: no server compiler, the simplest collector, most of the memory for the heap.
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx870m");

    private final Stage stage;

    private MemoryBenchmark(Stage stage) {
        this.stage = stage;
    }

    static void run(PrintStream out) throws Exception {
        try (var stage = new Stage(Files.createTempDirectory("audiolith-bench"))) {
            new MemoryBenchmark(stage).report(out);
        }
    }

    private void report(PrintStream out) throws IOException, InterruptedException {
        var resident = new ArrayList<List<Double>>();
        var heap = new ArrayList<List<Double>>();
        for (var _ : SIZES) {
            resident.add(new ArrayList<>());
            heap.add(new ArrayList<>());
        }
        for (var turn = 0; turn < TURNS; turn++) {
            for (var size = 0; size < SIZES.length; size++) {
                resident.get(size).add(child(SIZES[size], false)[0]);
                heap.get(size).add(child(SIZES[size], true)[1]);
            }
        }
        out.printf("%s, median of %d processes each%n", String.join(" ", FLAGS), TURNS);
        out.printf("%12s %16s %10s %16s %10s%n", "bytes", "most resident MB", "ratio", "most heap MB", "ratio");
        for (var size = 0; size < SIZES.length; size++) {
            out.printf("%12d %16.1f %10.3f %16.1f %10.3f%n", SIZES[size], median(resident, size),
                    median(resident, size) / median(resident, 0),
                    median(heap, size), median(heap, size) / median(heap, 0));
        }
    }

    private static double median(List<List<Double>> kib, int size) {
        return new Times(kib.get(size)).median() / 1024;
    }

    /// Most resident memory and most live heap, in KiB.
    private double[] child(long bytes, boolean isHeapLookedAt) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DoorMain.class.getName(), Long.toString(bytes),
                Boolean.toString(isHeapLookedAt), stage.cloud.dynamodb().toString(), stage.cloud.sqs().toString(),
                stage.cloud.s3().toString(), stage.env.text("ELEVENLABS_BASE_URL"), stage.env.text("KUBO_RPC_URL")));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("the door's process failed");
        }
        var words = said.split(" ", -1);
        return new double[]{Double.parseDouble(words[0]), Double.parseDouble(words[1])};
    }
}
