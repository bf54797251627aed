package dev.audiolith.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// One execution environment through sixty invocations in which everything goes wrong that can. `-Dbench=transcribe-soak` makes five
/// hundred of them.
@EnabledOnOs(OS.LINUX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SoakTest {
    private static final int INVOCATIONS = 60;
    private static final double SLOW = 0.1;

    private JsonNode said;

    @BeforeAll
    void soak(@TempDir Path folder) throws Exception {
        said = SoakBenchmark.run(folder, INVOCATIONS, SLOW, 3);
    }

    @Test
    void every_answer_is_one_that_fits() {
        assertThat(said.path("surprises")).as("%s", said.path("became")).isEmpty();
    }

    @Test
    void nothing_is_left_in_the_scratch_directory_and_no_child_runs_on() {
        for (var look : said.path("looks")) {
            assertThat(look.path("left")).isEmpty();
            assertThat(look.path("children").asInt()).isZero();
        }
    }

    /// What is loaded when it is first needed is loaded in the first share of them.
    @Test
    void memory_and_descriptors_do_not_grow() {
        var early = said.at("/looks/1");
        var late = said.at("/looks/4");
        assertThat(late.path("heap").asLong()).isLessThan(early.path("heap").asLong() + 6_000_000);
        assertThat(late.path("descriptors").asInt()).isLessThanOrEqualTo(early.path("descriptors").asInt() + 5);
        assertThat(late.path("threads").asInt()).isLessThanOrEqualTo(early.path("threads").asInt() + 5);
    }
}
