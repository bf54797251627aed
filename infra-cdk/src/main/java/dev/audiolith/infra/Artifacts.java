package dev.audiolith.infra;

import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awscdk.services.lambda.Code;

/// Where the code of a function comes from. Template tests hand in placeholders, so that they need no built zip.
public interface Artifacts {
    /// The deployable code of the module with this name.
    Code zip(String module);

    /// FFmpeg for the functions' processor, as `bin/ffmpeg` in a folder.
    Code ffmpeg();

    /// The zips that Maven built under `functions/<module>/target/`, and the layer under `layers/ffmpeg/target/`.
    static Artifacts built(Path root) {
        return new Built(root);
    }

    /// What was built in this repository.
    record Built(Path root) implements Artifacts {

        @Override
        public Code zip(String module) {
            var zip = root.resolve("functions", module, "target", module + ".zip").normalize();
            if (!Files.isRegularFile(zip)) {
                throw missing(zip, "functions/" + module);
            }
            return Code.fromAsset(zip.toString());
        }

        /// The permission to execute is looked at here: it is no part of what an asset is known by, so a layer that was once uploaded
        /// without it would stay so.
        @Override
        public Code ffmpeg() {
            var folder = root.resolve("layers", "ffmpeg", "target", "arm64").normalize();
            if (!Files.isExecutable(folder.resolve("bin", "ffmpeg"))) {
                throw missing(folder.resolve("bin", "ffmpeg"), "layers/ffmpeg");
            }
            return Code.fromAsset(folder.toString());
        }

        private static Misconfigured missing(Path file, String module) {
            return new Misconfigured("missing " + file + ": build it with"
                    + " 'mvn -q -Dquick -DskipTests -pl " + module + " -am package' in the root folder");
        }
    }
}
