package dev.audiolith.infra;

import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awscdk.services.lambda.Code;

/// Where the code of a function comes from. Template tests hand in placeholders, so that they need no built zip.
@FunctionalInterface
public interface Artifacts {
    /// The deployable code of the module with this name.
    Code zip(String module);

    /// The zips that Maven built under `functions/<module>/target/`.
    static Artifacts built(Path root) {
        return module -> {
            var zip = root.resolve("functions", module, "target", module + ".zip").normalize();
            if (!Files.isRegularFile(zip)) {
                throw new Misconfigured("missing " + zip + ": build it with"
                        + " 'mvn -q -Dquick -DskipTests -pl functions/" + module + " -am package' in the root folder");
            }
            return Code.fromAsset(zip.toString());
        };
    }
}
