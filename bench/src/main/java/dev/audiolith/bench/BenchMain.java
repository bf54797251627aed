package dev.audiolith.bench;

import dev.audiolith.bench.archive.FilmBenchmark;
import dev.audiolith.bench.archive.ManyBenchmark;
import dev.audiolith.bench.archive.PlannerBenchmark;
import dev.audiolith.bench.archive.RescueBenchmark;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Runs one benchmark by its name, or all of them, one after the other.
public final class BenchMain {
    private static final String ALL = "all";
    /// Each says in its own Javadoc what it measures.
    private static final List<Benchmark> BENCHMARKS = List.of(new Benchmark("cost", CostBenchmark::run),
            new Benchmark("request", RequestBenchmark::run), new Benchmark("memory", MemoryBenchmark::run),
            new Benchmark("load", LoadBenchmark::run), new Benchmark("outage", OutageBenchmark::run),
            new Benchmark("schedules", SchedulesBenchmark::run),
            new Benchmark("transcribe-preparation", PreparationBenchmark::run), new Benchmark("transcribe-pieces", PiecesBenchmark::run),
            new Benchmark("transcribe-whole", TranscriptionBenchmark::run),
            new Benchmark("transcribe-memory", RecordingMemoryBenchmark::run),
            new Benchmark("transcribe-function", FunctionBenchmark::run), new Benchmark("transcribe-silence", SilenceBenchmark::run),
            new Benchmark("transcribe-soak", SoakBenchmark::run), new Benchmark("archive-rescue", RescueBenchmark::run),
            new Benchmark("archive-planner", PlannerBenchmark::run),
            new Benchmark("archive-film", FilmBenchmark::run), new Benchmark("archive-many", ManyBenchmark::run));

    private record Benchmark(String name, Run run) {}

    /// Measures and reports. Whatever goes wrong is the end of it.
    @FunctionalInterface
    private interface Run {
        void reportTo(PrintStream out) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        var out = System.out;
        // The doors write their log here.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        for (var benchmark : chosen(arguments.length == 0 ? ALL : arguments[0])) {
            out.println("== " + benchmark.name());
            benchmark.run.reportTo(out);
            out.println();
        }
        // Idle clients and servers keep threads that nobody waits for.
        System.exit(0);
    }

    private static List<Benchmark> chosen(String name) {
        var chosen = BENCHMARKS.stream()
                .filter(benchmark -> name.equals(ALL) || benchmark.name().equals(name) || benchmark.name().startsWith(name + "-")).toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("there is no benchmark " + name);
        }
        return chosen;
    }

    private BenchMain() {}
}
