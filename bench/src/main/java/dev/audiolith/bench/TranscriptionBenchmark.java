package dev.audiolith.bench;

import dev.audiolith.recording.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// From the bucket's word that a recording is there to the kept text, through the deployed door over embedded DynamoDB, SQS and S3,
/// beside FFmpeg and the transcriber alone: the same commands on a file that is there already, and the same pieces sent by hand, as many
/// side by side. The transcriber takes a tenth of the time that a piece plays.
final class TranscriptionBenchmark {
    private static final int TURNS = 3;
    private static final int FASTER_THAN_LIFE = 10;
    private static final List<Duration> LENGTHS = List.of(Duration.ofMinutes(10), Duration.ofMinutes(60));

    private final TranscribeStage stage;
    private final Path folder;
    private final TranscribingDoors doors;
    private final HttpClient http = HttpClient.newHttpClient();
    private final PrintStream out;

    private TranscriptionBenchmark(TranscribeStage stage, Path folder, PrintStream out) throws IOException {
        this.stage = stage;
        this.folder = folder;
        this.doors = TranscribingDoors.of(stage.addresses(), Files.createDirectory(folder.resolve("scratch")), Map.of());
        this.out = out;
    }

    static void run(PrintStream out) throws Exception {
        var folder = Files.createTempDirectory("audiolith-bench");
        try (var stage = new TranscribeStage(folder)) {
            new TranscriptionBenchmark(stage, folder, out).run();
        }
    }

    private void run() throws IOException {
        for (var warmUp = 0; warmUp < TranscribeDoorMain.WARM_UPS; warmUp++) {
            doors.transcribed(stage.drop(stage.talk.of(Duration.ofSeconds(20), "short.m4a", "-c:a", "aac"), "short-" + warmUp));
        }
        stage.typist.takes(length -> length.dividedBy(FASTER_THAN_LIFE));
        out.printf("median of %d turns%n", TURNS);
        out.printf("%10s %10s %32s %12s%n", "minutes", "ours ms", "FFmpeg and transcriber alone ms", "ours/alone");
        for (var length : LENGTHS) {
            compare(length, stage.talk.of(length, "talk.m4a", "-c:a", "aac", "-b:a", "96k"));
        }
    }

    private void compare(Duration length, Path recording) throws IOException {
        var ours = new ArrayList<Double>();
        var alone = new ArrayList<Double>();
        for (var turn = 0; turn < TURNS; turn++) {
            var key = stage.drop(recording, turn + "-" + recording.getFileName());
            var began = System.nanoTime();
            doors.transcribed(key);
            ours.add(Times.since(began));
            began = System.nanoTime();
            alone(recording, length);
            alone.add(Times.since(began));
        }
        var our = new Times(ours).median();
        var their = new Times(alone).median();
        out.printf("%10d %10.0f %32.0f %12.3f%n", length.toMinutes(), our, their, our / their);
    }

    /// Pieces as ours are: as few of four minutes as there must be, of equal length.
    private void alone(Path recording, Duration length) throws IOException {
        stage.plain.listen(recording);
        var count = Math.ceilDiv(length.toMinutes(), 4);
        try (var threads = Executors.newFixedThreadPool(Studio.AT_ONCE)) {
            var pieces = new ArrayList<Future<?>>();
            for (var i = 0; i < count; i++) {
                var piece = new Span(length.multipliedBy(i).dividedBy(count), length.multipliedBy(i + 1).dividedBy(count));
                var file = folder.resolve("piece-" + i + ".mp3");
                pieces.add(threads.submit(() -> {
                    stage.plain.cut(recording, piece, file);
                    send(file);
                    return file;
                }));
            }
            for (var piece : pieces) {
                piece.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void send(Path piece) throws IOException, InterruptedException {
        var form = new ByteArrayOutputStream();
        form.writeBytes("""
                --b
                Content-Disposition: form-data; name="model"

                whisper-1
                --b
                Content-Disposition: form-data; name="file"; filename="piece.mp3"

                """.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        form.writeBytes(Files.readAllBytes(piece));
        form.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(stage.addresses().get(3) + "/audio/transcriptions"))
                .header("Content-Type", "multipart/form-data; boundary=b").POST(BodyPublishers.ofByteArray(form.toByteArray())).build();
        if (http.send(request, BodyHandlers.ofString()).statusCode() != 200) {
            throw new IOException("the transcriber refused");
        }
    }
}
