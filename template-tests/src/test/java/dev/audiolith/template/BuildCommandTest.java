package dev.audiolith.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `cdk deploy` builds before it looks for the zips.
class BuildCommandTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void every_module_that_makes_a_zip_is_built() throws IOException {
        var command = new ObjectMapper().readTree(ROOT.resolve("infra-cdk/cdk.json").toFile()).path("build").asText();
        var built = Arrays.stream(command.split(" ", -1)).filter(word -> word.startsWith("functions/"))
                .flatMap(modules -> Arrays.stream(modules.split(",", -1))).filter(module -> module.startsWith("functions/")).toList();
        assertThat(built).containsExactlyInAnyOrderElementsOf(zipped());
    }

    private static List<String> zipped() throws IOException {
        try (var modules = Files.list(ROOT.resolve("functions"))) {
            return modules.filter(BuildCommandTest::makesZip).map(module -> "functions/" + module.getFileName()).toList();
        }
    }

    private static boolean makesZip(Path module) {
        try {
            return Files.exists(module.resolve("pom.xml")) && Files.readString(module.resolve("pom.xml")).contains("maven-assembly-plugin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
