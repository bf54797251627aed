package dev.audiolith.ffmpeg;

import dev.audiolith.testkit.recording.SampleRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Makes recordings of any kind out of samples, with the published FFmpeg.
final class Samples {
    private final Path folder;

    Samples(Path folder) {
        this.folder = folder;
    }

    /// The sample in the container that `name` says, encoded as `options` say.
    Path of(SampleRecording sample, String name, String options) throws IOException {
        var wav = sample.in(folder);
        var output = folder.resolve(name);
        run(List.of("-i", wav.toString()), options, output);
        Files.delete(wav);
        return output;
    }

    /// Whatever FFmpeg can make by itself.
    Path of(String inputs, String options, String name) throws IOException {
        var output = folder.resolve(name);
        run(List.of(inputs.split(" ", -1)), options, output);
        return output;
    }

    private static void run(List<String> inputs, String options, Path output) throws IOException {
        var command = new ArrayList<>(List.of(Binaries.PUBLISHED.toString(), "-nostdin", "-v", "error", "-y"));
        command.addAll(inputs);
        command.addAll(List.of(options.split(" ", -1)));
        command.add(output.toString());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var said = process.inputReader()) {
            var complaints = said.lines().toList();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command + ": " + complaints);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
