package dev.audiolith.ffmpeg;

import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

/// Where FFmpeg is: `FFMPEG_PATH`, or the layer's, or the binary that a dependency carries for this machine, unpacked once.
public final class FfmpegBinary {
    /// Where Lambda lays out the layer that `layers/ffmpeg` builds.
    private static final Path LAYER = Path.of("/opt/bin/ffmpeg");
    private static final String RESOURCES = "/ws/schild/jave/nativebin/ffmpeg-";

    /// Puts the unpacked binary into `directory`; a start that was killed while unpacking leaves nothing half-made there.
    public static Path locate(Env env, Path directory) throws IOException {
        var named = env.find("FFMPEG_PATH").map(Path::of);
        if (named.isPresent()) {
            if (!Files.isExecutable(named.get())) {
                throw new Misconfigured("FFMPEG_PATH", "does not name a program");
            }
            return named.get();
        }
        if (Files.isExecutable(LAYER)) {
            return LAYER;
        }
        var suffix = suffix(System.getProperty("os.name"), System.getProperty("os.arch"));
        return unpack(suffix, directory.resolve("ffmpeg-" + suffix));
    }

    /// `suffix`: the machine it is for, as the published artifact names it.
    static Path unpack(String suffix, Path binary) throws IOException {
        var resource = FfmpegBinary.class.getResource(RESOURCES + suffix);
        if (resource == null) {
            throw new Misconfigured("FFMPEG_PATH", "is missing, and there is no built-in FFmpeg for this machine");
        }
        var connection = resource.openConnection();
        if (Files.exists(binary) && Files.size(binary) == connection.getContentLengthLong()) {
            return binary;
        }
        var folder = Files.createDirectories(Objects.requireNonNull(binary.toAbsolutePath().getParent()));
        var unfinished = Files.createTempFile(folder, "ffmpeg", ".part");
        try (var in = connection.getInputStream()) {
            Files.copy(in, unfinished, REPLACE_EXISTING);
        }
        // The archive's entry carries no permission to execute; and a layer is run by another user than the one who unpacks it.
        if (!unfinished.toFile().setReadable(true, false) || !unfinished.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + unfinished + " executable");
        }
        return Files.move(unfinished, binary, ATOMIC_MOVE, REPLACE_EXISTING);
    }

    static String suffix(String system, String architecture) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return architecture + "-osx";
        }
        return name.startsWith("windows") ? architecture + ".exe" : architecture;
    }

    private FfmpegBinary() {}
}
