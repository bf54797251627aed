package dev.audiolith.bench;

import dev.audiolith.ffmpeg.FfmpegBinary;
import dev.audiolith.recording.Span;
import dev.audiolith.settings.Env;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// FFmpeg as anybody would run it who trusts the recording: what ours is compared with.
public final class PlainFfmpeg {
    private static final String MONO = "aformat=sample_fmts=s16:sample_rates=16000:channel_layouts=mono";
    private static final String LISTEN = ",volumedetect,silencedetect=noise=-45dB:d=0.3";
    private static final List<String> SMALL_MP3 = List.of("-c:a", "libmp3lame", "-b:a", "32000", "-compression_level", "9", "-f", "mp3");

    private final Path binary;

    private PlainFfmpeg(Path binary) {
        this.binary = binary;
    }

    /// The same binary as the doors have.
    public static PlainFfmpeg in(Path folder) throws IOException {
        return new PlainFfmpeg(FfmpegBinary.locate(new Env(System.getenv()), folder));
    }

    public Path binary() {
        return binary;
    }

    void listen(Path input) throws IOException {
        run(List.of("-i", input.toString(), "-vn", "-af", MONO + LISTEN, "-f", "null", "-"));
    }

    void cut(Path input, Span piece, Path output) throws IOException {
        var command = new ArrayList<>(List.of("-ss", seconds(piece.start()), "-t", seconds(piece.length()), "-i", input.toString(), "-vn",
                "-af", MONO));
        command.addAll(SMALL_MP3);
        command.add(output.toString());
        run(command);
    }

    /// Some cuts side by side.
    void cut(Path input, List<Span> pieces, int atOnce, Path folder) throws IOException {
        try (var threads = Executors.newFixedThreadPool(atOnce)) {
            var cuts = pieces.stream().map(piece -> threads.submit(() -> {
                cut(input, piece, folder.resolve("piece-" + piece.start().toMillis() + ".mp3"));
                return piece;
            })).toList();
            for (var cut : cuts) {
                cut.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// Listens and writes all of it as one MP3, in one go.
    void convert(Path input, Path output) throws IOException {
        var command = new ArrayList<>(List.of("-i", input.toString(), "-vn", "-af", MONO + LISTEN));
        command.addAll(SMALL_MP3);
        command.add(output.toString());
        run(command);
    }

    public void run(List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(binary.toString(), "-nostdin", "-hide_banner", "-nostats", "-y"));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var said = process.inputReader()) {
            var complaints = said.lines().toList();
            if (process.waitFor() != 0) {
                throw new IOException(command + ": " + complaints);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }
}
