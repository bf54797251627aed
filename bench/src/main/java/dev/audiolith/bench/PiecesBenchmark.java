package dev.audiolith.bench;

import dev.audiolith.ffmpeg.FfmpegTool;
import dev.audiolith.local.http.Loopback;
import dev.audiolith.providers.TranscriptionWiring;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.settings.Env;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/// How much faster a recording of several pieces is transcribed side by side than one piece after the other, with everything that comes
/// before: a transcriber on loopback takes the same time for each piece, and is asked by the adapter that asks OpenAI.
final class PiecesBenchmark {
    private static final Duration TYPING = Duration.ofSeconds(8);
    private static final int[] PIECES = {2, 4, 6, 8, 12};
    /// Pieces have at most four minutes, and end in a pause.
    private static final Duration PIECE = Duration.ofSeconds(238);

    static void run(PrintStream out) throws Exception {
        var folder = Files.createTempDirectory("audiolith-bench");
        var plain = PlainFfmpeg.in(folder);
        var typist = new Typist();
        typist.takes(_ -> TYPING);
        try (var openAi = Loopback.start(Loopback.ANY_PORT, typist)) {
            var alone = studio(plain, openAi, 1, Files.createDirectory(folder.resolve("alone")));
            var together = studio(plain, openAi, Studio.AT_ONCE, Files.createDirectory(folder.resolve("together")));
            var talk = new Talk(plain, folder);
            together.transcribe(talk.of(Duration.ofMinutes(1), "warm-up.m4a", "-c:a", "aac"));
            out.printf("each piece takes %d s, %d at once%n", TYPING.toSeconds(), Studio.AT_ONCE);
            out.printf("%8s %12s %14s %10s %16s %22s%n", "pieces", "alone ms", "together ms", "speed-up", "of min(N, limit)",
                    "of N / rounds");
            for (var pieces : PIECES) {
                var recording = talk.of(PIECE.multipliedBy(pieces), "talk.m4a", "-c:a", "aac", "-b:a", "64k");
                var one = timed(alone, recording);
                var side = timed(together, recording);
                out.printf("%8d %12.0f %14.0f %10.2f %16.3f %22.3f%n", pieces, one, side, one / side,
                        one / side / Math.min(pieces, Studio.AT_ONCE), one / side * Math.ceilDiv(pieces, Studio.AT_ONCE) / pieces);
            }
        }
    }

    private static Studio studio(PlainFfmpeg plain, Loopback openAi, int atOnce, Path scratch) {
        var env = new Env(Map.of("OPENAI_API_KEY", "bench", "OPENAI_BASE_URL", openAi.uri() + "/v1"));
        return new Studio(new FfmpegTool(plain.binary(), Duration.ofHours(25)),
                TranscriptionWiring.transcribers(env, Exchange.newClient(), Thread::sleep, new Random(1)), atOnce, scratch);
    }

    private static double timed(Studio studio, Path recording) {
        var began = System.nanoTime();
        studio.transcribe(recording);
        return Times.since(began);
    }

    private PiecesBenchmark() {}
}
