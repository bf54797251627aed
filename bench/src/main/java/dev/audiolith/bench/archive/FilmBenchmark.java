package dev.audiolith.bench.archive;

import com.sun.net.httpserver.HttpHandler;
import dev.audiolith.bench.ForgetfulS3;
import dev.audiolith.bench.PlainFfmpeg;
import dev.audiolith.bench.TranscribeProcess;
import dev.audiolith.local.http.Loopback;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A film of 2 MB and one of 2 GB through the worker, in fresh processes: what they hold, and how fast they are beside `curl | curl`, which
/// looks at nothing, and beside one that reads all of it before it puts any. Linux only, since the operating system is asked; without `curl`
/// on the path there is nothing to compare with.
public final class FilmBenchmark {
    private static final int TURNS = 3;
    private static final long SMALL = 2_000_000;
    private static final long LARGE = 2_000_000_000;
    private static final long FOR_SPEED = 1_000_000_000;
    private static final long OVER_LINES = 400_000_000;
    /// As the door `archive` has them.
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4", "-Xmx700m");

    private final Film film;
    private final List<String> fixed;
    private final URI s3;
    private final URI slowS3;
    private final Path folder;
    private final PrintStream out;

    private FilmBenchmark(Film film, URI s3, URI slowS3, Path ffmpeg, Path folder, PrintStream out) {
        this.film = film;
        this.s3 = s3;
        this.slowS3 = slowS3;
        this.folder = folder;
        this.fixed = List.of(ffmpeg.toString(), folder.toString(), film.link(SMALL).toString());
        this.out = out;
    }

    public static void run(PrintStream out) throws Exception {
        var folder = Files.createTempDirectory("audiolith-bench");
        var ffmpeg = PlainFfmpeg.in(folder);
        try (var film = new Film(ffmpeg, folder);
                var s3 = Loopback.start(Loopback.ANY_PORT, new ForgetfulS3());
                var slowS3 = Loopback.start(Loopback.ANY_PORT, slow(new ForgetfulS3()))) {
            var benchmark = new FilmBenchmark(film, s3.uri(), slowS3.uri(), ffmpeg.binary(),
                    Files.createDirectory(folder.resolve("scratch")), out);
            benchmark.memory();
            benchmark.speed();
            benchmark.speedOverLines();
        }
    }

    private static HttpHandler slow(HttpHandler s3) {
        return exchange -> {
            exchange.setStreams(Line.from(exchange.getRequestBody()), exchange.getResponseBody());
            s3.handle(exchange);
        };
    }

    private void memory() throws IOException, InterruptedException {
        out.printf("%s, median of %d processes each%n", String.join(" ", FLAGS), TURNS);
        out.printf("%14s %14s %8s %18s %8s%n", "bytes of film", "most heap MB", "ratio", "most resident MB", "ratio");
        var smallHeap = median(() -> ours(true, film.link(SMALL), s3).heap());
        var largeHeap = median(() -> ours(true, film.link(LARGE), s3).heap());
        var smallResident = median(() -> ours(false, film.link(SMALL), s3).resident());
        var largeResident = median(() -> ours(false, film.link(LARGE), s3).resident());
        out.println(row(SMALL, smallHeap, 1, smallResident, 1));
        out.println(row(LARGE, largeHeap, largeHeap / smallHeap, largeResident, largeResident / smallResident));
    }

    private static String row(long bytes, double heap, double heapRatio, double resident, double residentRatio) {
        return String.format(Locale.ROOT, "%14d %14.1f %8.3f %18.1f %8.3f", bytes, heap / (1 << 20), heapRatio, resident / 1024,
                residentRatio);
    }

    /// What the processor allows: all of it on one machine, each end of it in memory.
    private void speed() throws IOException, InterruptedException {
        out.printf("%n%d bytes from provider to bucket, as fast as it goes, median of %d turns%n%-44s %10s %10s%n", FOR_SPEED, TURNS, "",
                "seconds", "MB/s");
        compare(FOR_SPEED, film.link(FOR_SPEED), s3);
    }

    /// What the order of things allows: where the network is what is slow, as it is on AWS.
    private void speedOverLines() throws IOException, InterruptedException {
        out.printf("%n%d bytes, each connection at %d MB/s, median of %d turns%n%-44s %10s %10s%n", OVER_LINES,
                Line.BYTES_A_SECOND / 1_000_000,
                TURNS, "", "seconds", "MB/s");
        compare(OVER_LINES, film.slowLink(OVER_LINES), slowS3);
    }

    private void compare(long bytes, URI source, URI bucket) throws IOException, InterruptedException {
        var ours = median(() -> ours(false, source, bucket).seconds());
        var piped = median(() -> shell("curl -sf " + source + " | curl -sf -T - " + bucket + "/audio/piped"));
        var whole = folder.resolve("whole");
        var afterAll = median(() -> shell("curl -sf -o " + whole + " " + source + " && curl -sf -T " + whole + " " + bucket
                + "/audio/whole && rm " + whole));
        out.println(line("ours: hashed, played, kept", bytes, ours));
        out.println(line("curl | curl", bytes, piped));
        out.println(line("all of it read, then put, by curl", bytes, afterAll));
        out.printf(Locale.ROOT, "ours is %.2f times as fast as curl | curl, %.2f times as fast as reading all first%n", piped / ours,
                afterAll / ours);
    }

    private static String line(String what, long bytes, double seconds) {
        return String.format(Locale.ROOT, "%-44s %10.2f %10.0f", what, seconds, bytes / 1e6 / seconds);
    }

    private record Taken(double heap, double resident, double seconds) {}

    private Taken ours(boolean isHeapLookedAt, URI source, URI bucket) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(Boolean.toString(isHeapLookedAt), bucket.toString()));
        arguments.addAll(fixed);
        arguments.add(source.toString());
        var said = TranscribeProcess.java(FilmMain.class, FLAGS, arguments);
        return new Taken(said.path("heap").asDouble(), said.path("resident").asDouble(), said.path("millis").asDouble() / 1000);
    }

    private static double shell(String command) throws IOException, InterruptedException {
        var began = System.nanoTime();
        var process = new ProcessBuilder("sh", "-c", command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        if (process.waitFor() != 0) {
            throw new IOException("failed: " + command);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /// Takes a while, and may fail.
    @FunctionalInterface
    private interface Measurement {
        double take() throws IOException, InterruptedException;
    }

    private static double median(Measurement measurement) throws IOException, InterruptedException {
        var values = new double[TURNS];
        for (var turn = 0; turn < TURNS; turn++) {
            values[turn] = measurement.take();
        }
        Arrays.sort(values);
        return values[TURNS / 2];
    }
}
