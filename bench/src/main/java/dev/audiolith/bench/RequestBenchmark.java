package dev.audiolith.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Time to answer beside [PlainVocalizer] in one run, in turns, and when the first byte was safe beside when the last one came.
///
/// A byte counts as stored when the bucket has acknowledged it. S3 wants to know the length of a put and takes no part below 5 MiB but
/// the last: of a sound shorter than that nothing can be stored before its end.
final class RequestBenchmark {
    private static final Duration SPEAKING = Duration.ofSeconds(2);
    private static final Duration PINNING = Duration.ofSeconds(1);
    private static final int TURNS = 3;
    private static final long[] SIZES = {50_000, 500_000, 2_000_000, 20_000_000, 60_000_000, 200_000_000};

    private final Stage stage;
    private final PlainVocalizer plain;
    private final PrintStream out;

    private RequestBenchmark(Stage stage, PrintStream out) {
        this.stage = stage;
        this.plain = new PlainVocalizer(stage.env);
        this.out = out;
    }

    static void run(PrintStream out) throws Exception {
        try (var stage = new Stage(Files.createTempDirectory("audiolith-bench"))) {
            new RequestBenchmark(stage, out).run();
        }
    }

    /// One attempt: how long until the answer, and when the first byte was stored as a share of when the last was received.
    private record Turn(double answered, double firstStored) {}

    private void run() throws Exception {
        for (var warmUp = 0; warmUp < TURNS; warmUp++) {
            stage.door.speak(SIZES[0]);
            plain.speak(SIZES[0]);
        }
        stage.providers.take(SPEAKING, PINNING);
        out.printf("speech over %d ms, pin in %d ms, median of %d turns%n", SPEAKING.toMillis(), PINNING.toMillis(), TURNS);
        out.printf("%12s %12s %12s %12s %24s %24s%n", "bytes", "ours ms", "plain ms", "ours/plain", "first stored/last recv.",
                "the same, plain");
        for (var bytes : SIZES) {
            compare(bytes);
        }
    }

    private void compare(long bytes) throws Exception {
        var ours = new ArrayList<Turn>();
        var theirs = new ArrayList<Turn>();
        for (var turn = 0; turn < TURNS; turn++) {
            ours.add(timed(() -> stage.door.speak(bytes)));
            theirs.add(timed(() -> plain.speak(bytes)));
        }
        var our = answered(ours);
        var their = answered(theirs);
        out.printf("%12d %12.0f %12.0f %12.3f %24.3f %24.3f%n", bytes, our, their, our / their, firstStored(ours), firstStored(theirs));
    }

    /// Something that may fail in any way: then the benchmark does.
    @FunctionalInterface
    private interface Attempt {
        void make() throws Exception;
    }

    private Turn timed(Attempt attempt) throws Exception {
        AwsCalls.take();
        var began = System.nanoTime();
        attempt.make();
        var answered = Times.since(began);
        var firstStored = AwsCalls.take().stream().filter(call -> call.name().equals("S3 PutObject") || call.name().equals("S3 UploadPart"))
                .mapToLong(AwsCall::ended).min().orElseThrow();
        return new Turn(answered, Times.between(began, firstStored) / Times.between(began, stage.providers.voice.lastByteAt()));
    }

    private static double answered(List<Turn> turns) {
        return new Times(turns.stream().map(Turn::answered).toList()).median();
    }

    private static double firstStored(List<Turn> turns) {
        return new Times(turns.stream().map(Turn::firstStored).toList()).median();
    }
}
