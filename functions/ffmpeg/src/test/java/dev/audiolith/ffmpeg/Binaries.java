package dev.audiolith.ffmpeg;

import dev.audiolith.settings.Env;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The FFmpegs that are put to the test: the one that every build has, and the layer's, where it has been built (`layers/ffmpeg`) or is
/// named by `-Daudiolith.ffmpeg=<path>`.
final class Binaries {
    /// The published one: only it can make the samples, for the layer's has no encoders but what is needed.
    static final Path PUBLISHED = published();

    static Stream<Path> all() {
        return Stream.concat(Stream.of(PUBLISHED), layers().stream());
    }

    static Optional<Path> layers() {
        var named = Optional.ofNullable(System.getProperty("audiolith.ffmpeg")).map(Path::of);
        return named.or(() -> Optional.of(Path.of("..", "..", "layers", "ffmpeg", "target", architecture(), "bin", "ffmpeg")))
                .filter(Files::isExecutable);
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
    }

    private static Path published() {
        try {
            return FfmpegBinary.locate(new Env(Map.of()), Path.of("target", "ffmpeg"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Binaries() {}
}
