package dev.audiolith.bench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Runs one benchmark by its name, or all of them, one after the other.
public final class BenchMain {
    private static final String ALL = "all";

    /// Each says in its own Javadoc what it measures.
    private enum Benchmark {
        COST(CostBenchmark::run), REQUEST(RequestBenchmark::run), MEMORY(MemoryBenchmark::run), LOAD(LoadBenchmark::run);

        private final Run run;

        Benchmark(Run run) {
            this.run = run;
        }
    }

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
            out.println("== " + benchmark.name().toLowerCase(Locale.ROOT));
            benchmark.run.reportTo(out);
            out.println();
        }
        // Idle clients and servers keep threads that nobody waits for.
        System.exit(0);
    }

    private static List<Benchmark> chosen(String name) {
        return name.equals(ALL) ? Arrays.asList(Benchmark.values()) : List.of(Benchmark.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    private BenchMain() {}
}
