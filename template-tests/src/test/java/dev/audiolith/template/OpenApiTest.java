package dev.audiolith.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page that callers generate their clients from is valid, and has exactly the routes that are deployed.
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");

    private JsonNode page;

    @BeforeEach
    void read() throws IOException {
        page = new YAMLMapper().readTree(Path.of("..", "docs", "openapi.yaml").toFile());
    }

    @Test
    void it_has_the_routes_of_the_template() {
        var described = new HashSet<String>();
        page.path("paths").properties().forEach(path -> path.getValue().properties().stream().map(operation -> operation.getKey())
                .filter(METHODS::contains).forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        var deployed = TemplateRoutes.of(Synth.stage("prod").service()).stream().map(route -> route.method() + " " + route.path())
                .collect(Collectors.toSet());
        assertThat(described).isEqualTo(deployed);
    }

    @Test
    void whatever_it_refers_to_is_there() {
        assertThat(page.findValuesAsText("$ref")).isNotEmpty()
                .allSatisfy(reference -> assertThat(page.at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
    }

    @Test
    void every_path_parameter_is_described() {
        page.path("paths").properties().forEach(path -> {
            var named = path.getValue().findValuesAsText("name");
            for (var segment : path.getKey().split("/", -1)) {
                if (segment.startsWith("{")) {
                    assertThat(named).as(path.getKey()).contains(segment.substring(1, segment.length() - 1));
                }
            }
        });
    }
}
