package dev.audiolith.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Decodes audio with FFmpeg and counts what comes out: the only proof that some bytes are a recording.
record Decoder(Path ffmpeg) {
    private static final int SAMPLES_PER_SECOND = 8000;
    private static final int SAMPLE_BYTES = 2;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /// How long the audio plays. Fails when FFmpeg cannot read it.
    Duration length(byte[] audio) throws IOException, InterruptedException {
        var file = Files.createTempFile("audiolith-demo", ".audio");
        try {
            Files.write(file, audio);
            var process = new ProcessBuilder(
                    ffmpeg.toString(), "-nostdin", "-hide_banner", "-loglevel", "error", "-protocol_whitelist", "file,pipe",
                    "-format_whitelist", "mp3,wav,ogg", "-i", "file:" + file, "-f", "s16le", "-ar",
                    String.valueOf(SAMPLES_PER_SECOND), "-ac", "1", "pipe:1").redirectError(ProcessBuilder.Redirect.DISCARD).start();
            var watchdog = Thread.ofVirtual().start(() -> killAfterLimit(process));
            var samples = process.getInputStream().readAllBytes().length / SAMPLE_BYTES;
            var status = process.waitFor();
            watchdog.interrupt();
            if (status != 0) {
                throw new IOException("FFmpeg cannot decode it (status " + status + ")");
            }
            return Duration.ofMillis(samples * 1000L / SAMPLES_PER_SECOND);
        } finally {
            Files.delete(file);
        }
    }

    private static void killAfterLimit(Process process) {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
