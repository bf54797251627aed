package dev.audiolith.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Puts the published binary where the layer is made of, unless `layers/ffmpeg/build.sh` has put a better one there.
///
/// Arguments: the architecture as the binary's artifact calls it, and the file.
public final class LayerMain {

    public static void main(String[] args) throws IOException {
        var binary = Path.of(args[1]);
        if (!Files.isExecutable(binary)) {
            FfmpegBinary.unpack(args[0], binary);
        }
    }

    private LayerMain() {}
}
