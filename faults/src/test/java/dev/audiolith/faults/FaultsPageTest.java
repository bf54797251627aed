package dev.audiolith.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.faults.archive.ArchiveMutant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page that says which test shows which fault names tests and mutants that exist.
class FaultsPageTest {
    private static final int DEEP = 20;
    private static final int ROWS = 30;
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*$");
    private static final Pattern METHOD = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Pattern MUTANT = Pattern.compile("`([A-Z_]{4,})`");

    @Test
    void every_test_on_the_page_exists() throws IOException {
        assertThat(found(METHOD, match -> match.group(1) + "#" + match.group(2))).isNotEmpty()
                .allSatisfy(name -> assertThat(source(name.replaceFirst("#.*", ""))).contains(" " + name.replaceFirst(".*#", "") + "("));
    }

    @Test
    void every_mutant_on_the_page_exists() throws IOException {
        assertThat(found(MUTANT, match -> match.group(1))).isNotEmpty().isSubsetOf(
                Stream.<Enum<?>>concat(Arrays.stream(Mutant.values()), Arrays.stream(ArchiveMutant.values())).map(Enum::name).toList());
    }

    @Test
    void every_row_of_the_matrix_is_there() throws IOException {
        var rows = IntStream.rangeClosed(1, ROWS).mapToObj(String::valueOf).toList();
        assertThat(found(ROW, match -> match.group(1))).containsExactlyElementsOf(rows);
    }

    /// The text of a test or a contract, in whichever module it is.
    private static String source(String type) throws IOException {
        try (var files = Files.find(Path.of(".."), DEEP, (path, _) -> path.endsWith(type + ".java"))) {
            return Files.readString(files.findFirst().orElseThrow(() -> new AssertionError(type + " is nowhere")));
        }
    }

    private static List<String> found(Pattern pattern, Function<MatchResult, String> what) throws IOException {
        return pattern.matcher(Files.readString(Path.of("../docs/faults.md"))).results().map(what).toList();
    }
}
