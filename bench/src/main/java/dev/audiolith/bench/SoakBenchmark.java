package dev.audiolith.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Five hundred invocations of one execution environment, see [Soak], and what it holds after every hundred. Linux only.
final class SoakBenchmark {
    private static final int INVOCATIONS = 500;
    private static final double SLOW = 0.2;

    static void run(PrintStream out) throws Exception {
        var said = run(Files.createTempDirectory("audiolith-bench"), INVOCATIONS, SLOW, 1);
        out.printf("%12s %10s %12s %8s %12s %10s %s%n", "invocations", "heap MB", "resident MB", "threads", "descriptors", "children",
                "left in scratch");
        for (var look : said.path("looks")) {
            out.printf("%12d %10.1f %12.1f %8d %12d %10d %s%n", look.path("invocations").asInt(), look.path("heap").asDouble() / (1 << 20),
                    look.path("resident").asDouble() / (1 << 20), look.path("threads").asInt(), look.path("descriptors").asInt(),
                    look.path("children").asInt(), look.path("left"));
        }
        said.path("became").properties().stream().sorted(Map.Entry.comparingByKey())
                .forEach(one -> out.printf("%6d %s%n", one.getValue().asInt(), one.getKey()));
        out.println("unexpected: " + said.path("surprises"));
    }

    static JsonNode run(Path folder, int invocations, double slow, long seed) throws IOException, InterruptedException {
        try (var stage = new TranscribeStage(folder)) {
            SoakSamples.make(stage.plain, folder.resolve("samples"));
            var arguments = new ArrayList<>(List.of(folder.toString(), Integer.toString(invocations), Double.toString(slow),
                    Long.toString(seed)));
            arguments.addAll(stage.addresses());
            return TranscribeProcess.java(SoakMain.class, TranscribeProcess.FLAGS, arguments);
        }
    }

    private SoakBenchmark() {}
}
