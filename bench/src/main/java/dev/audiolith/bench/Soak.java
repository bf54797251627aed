package dev.audiolith.bench;

import dev.audiolith.bench.MoodyFfmpeg.Mood;
import dev.audiolith.local.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// One execution environment that is invoked again and again, with everything that can be wrong with a recording, with FFmpeg, with the
/// transcriber and with the invocation itself, drawn by chance but the same for the same seed.
final class Soak {
    private static final Duration USUAL = Duration.ofSeconds(30);
    /// What is left of these, when all that is kept back of them is, is a second or two.
    private static final Duration SHORT = Duration.ofSeconds(6);
    /// Enough for a piece to be sent.
    private static final Duration LONGER = Duration.ofMillis(10_500);
    private static final String MODEL = "typist";
    private static final int LONGEST_LIFE_MILLIS = 400;

    private final TranscribingDoors doors;
    private final MoodyFfmpeg ffmpeg;
    private final Path scratch;
    private final Samples samples;
    private final RandomGenerator random;
    private final double slow;
    private final TreeMap<String, Integer> became = new TreeMap<>();
    private int drops;
    private final List<String> surprises = new ArrayList<>();

    /// The recordings to draw from.
    record Samples(List<Path> whole, Path silence, Path wav, Path film) {}

    /// `slow`: the share of invocations that take seconds.
    Soak(TranscribingDoors doors, MoodyFfmpeg ffmpeg, Path scratch, Samples samples, long seed, double slow) {
        this.doors = doors;
        this.ffmpeg = ffmpeg;
        this.scratch = scratch;
        this.samples = samples;
        this.random = new SplittableRandom(seed);
        this.slow = slow;
    }

    /// How often each ailment came to each answer.
    Map<String, Integer> became() {
        return Map.copyOf(became);
    }

    /// Answers that nobody expected.
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    void invoke() throws IOException, InterruptedException {
        var ailments = random.nextDouble() < slow ? Ailment.SLOW : Ailment.QUICK;
        var ailment = ailments.get(random.nextInt(ailments.size()));
        var answer = answer(ailment);
        became.merge(ailment + ": " + answer, 1, Integer::sum);
        if (!ailment.fits(answer)) {
            surprises.add(ailment + ": " + answer);
        }
    }

    /// A healthy invocation, which sweeps what those before it left.
    void recover() throws IOException, InterruptedException {
        var answer = answer(Ailment.NONE);
        if (!answer.equals("COMPLETED")) {
            surprises.add("a healthy recording at the end: " + answer);
        }
    }

    private String answer(Ailment ailment) throws IOException, InterruptedException {
        return switch (ailment) {
            case NONE -> sent(any(), MODEL, USUAL);
            case SILENCE -> sent(bytes(samples.silence()), MODEL, USUAL);
            case FROM_THE_BUCKET -> doors.dropped(doors.drop(anyOf(samples.whole()), "dropped-" + drops++)).state().name();
            case TEXT -> sent("ffconcat version 1.0\nfile '/etc/passwd'\n".getBytes(StandardCharsets.UTF_8), MODEL, USUAL);
            case NO_BYTES -> sent(new byte[0], MODEL, USUAL);
            case CUT_OFF -> sent(Arrays.copyOf(bytes(samples.wav()), 100_000), MODEL, USUAL);
            case NO_AUDIO -> sent(bytes(samples.film()), MODEL, USUAL);
            case FFMPEG_HANGS -> with(Mood.HANGS, SHORT);
            case FFMPEG_HANGS_WITH_CHILDREN -> with(Mood.HANGS_WITH_CHILDREN, SHORT);
            case FFMPEG_IS_KILLED -> with(Mood.IS_KILLED, USUAL);
            case TRANSCRIBER_BUSY -> sent(any(), MODEL + "-429", USUAL);
            case TRANSCRIBER_ILL -> sent(any(), MODEL + "-500", USUAL);
            case TRANSCRIBER_HANGS_UP -> sent(any(), MODEL + "-hangs-up", USUAL);
            case TRANSCRIBER_HANGS -> sent(any(), MODEL + "-hangs", LONGER);
            case ABORTED -> aborted();
            case PROCESS_KILLED -> killed();
        };
    }

    private String with(Mood mood, Duration timeout) throws IOException {
        ffmpeg.turn(mood);
        try {
            return sent(any(), MODEL, timeout);
        } finally {
            ffmpeg.turn(Mood.WELL);
        }
    }

    private String aborted() throws IOException, InterruptedException {
        var recording = any();
        var invocation = Thread.ofPlatform().start(() -> {
            try {
                sent(recording, MODEL, USUAL);
            } catch (IllegalStateException e) {
                // What becomes of it nobody learns.
                return;
            }
        });
        invocation.join(Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)));
        invocation.interrupt();
        invocation.join();
        return "ABORTED";
    }

    private String killed() throws IOException, InterruptedException {
        ffmpeg.turn(Mood.HANGS);
        try {
            var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), LeaverMain.class.getName(), scratch.toString(),
                    samples.wav().toString(), ffmpeg.program().toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (var said = process.inputReader()) {
                said.readLine();
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            return "KILLED";
        } finally {
            ffmpeg.turn(Mood.WELL);
        }
    }

    /// The state that was answered, or the error.
    private String sent(byte[] recording, String model, Duration timeout) {
        var body = Json.read(Json.read(doors.sent(recording, model, timeout)).path("body").asText());
        return body.at("/data/state").asText(body.at("/error/code").asText("nothing"));
    }

    private byte[] any() throws IOException {
        return bytes(anyOf(samples.whole()));
    }

    private Path anyOf(List<Path> recordings) {
        return recordings.get(random.nextInt(recordings.size()));
    }

    private static byte[] bytes(Path file) throws IOException {
        return Files.readAllBytes(file);
    }
}
