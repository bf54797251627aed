package dev.audiolith.infra;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactsTest {

    @Test
    void a_missing_zip_is_named_with_the_command_that_builds_it(@TempDir Path root) {
        assertThatThrownBy(() -> Artifacts.built(root).zip("vocalize"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("missing " + root.resolve("functions/vocalize/target/vocalize.zip"))
                .hasMessageContaining("mvn -q -Dquick -DskipTests -pl functions/vocalize -am package");
    }
}
