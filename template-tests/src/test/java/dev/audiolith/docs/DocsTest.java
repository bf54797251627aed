package dev.audiolith.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.edge.Metric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern TYPE = Pattern.compile("[A-Z][a-z]+(?:[A-Z][a-z0-9]+)+(?:\\.[a-z]\\w*)?");
    private static final Pattern SETTING = Pattern.compile("`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`");
    private static final Pattern READS_SETTING = Pattern.compile("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\"");
    private static final Pattern KNOWS_ENV = Pattern.compile("\\bEnv\\b|Map<String, String> process");
    /// What the deployment or the local run sets, and AWS's own names: nothing a user configures.
    private static final Set<String> INTERNAL = Set.of("SOUNDS_TABLE", "CLAIMS_TABLE", "AUDIO_BUCKET", "RETRY_QUEUE_URL", "RETRY_DEAD_URL",
            "SPEAK_DEAD_URL", "WEBHOOK_DEAD_URL", "SPEAK_QUEUE_URL",
            "WEBHOOK_QUEUE_URL", "TRANSCRIBE_QUEUE_URL", "TRANSCRIBE_DEAD_URL", "TRANSCRIPTIONS_TABLE", "DEBUG_BUCKET", "API_URL",
            "TRACKS_TABLE", "ARCHIVE_JOBS_TABLE", "NOTICES_TABLE", "TRACK_COUNTS_TABLE", "ARCHIVE_QUEUE_URL", "ARCHIVE_DEAD_URL",
            "ARCHIVE_STAND_IN_URL",
            "SECRETS_ID", "METRICS_NAMESPACE",
            "JAVA_HOME");

    private static final List<String> METRICS = Stream.of(Metric.values()).map(Metric::text).toList();

    private final Repository repository = new Repository();

    @Test
    void every_relative_link_leads_somewhere() {
        for (var page : repository.files(".md")) {
            for (var target : found(LINK, Repository.read(page))) {
                if (!target.contains("://")) {
                    assertThat(page.resolveSibling(target).normalize()).as("link in %s", page).exists();
                }
            }
        }
    }

    @Test
    void every_path_in_the_docs_exists() {
        for (var page : repository.files(".md")) {
            for (var code : found(CODE, Repository.read(page))) {
                if (looksLikeOurPath(code)) {
                    assertThat(exists(code)).as("`%s` in %s", code, page).isTrue();
                }
            }
        }
    }

    @Test
    void every_type_in_the_docs_exists() {
        var types = repository.files(".java").stream().map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        types.addAll(METRICS);
        for (var page : repository.files(".md")) {
            for (var code : found(CODE, Repository.read(page))) {
                var simple = code.substring(code.lastIndexOf("sound.") < 0 ? 0 : code.lastIndexOf("sound.") + 6);
                if (TYPE.matcher(simple).matches()) {
                    assertThat(types).as("`%s` in %s", code, page).contains(simple.split("\\.", 2)[0]);
                }
            }
        }
    }

    @Test
    void the_readme_names_exactly_the_settings_that_the_code_reads() {
        var documented = new TreeSet<>(found(SETTING, section(repository.read("README.md"), "## Configuration", "## Deploy")));
        var read = new TreeSet<String>();
        for (var file : repository.files(".java")) {
            var source = Repository.read(file);
            // A handler only passes its environment on; the names in it are outcomes.
            if (file.toString().matches(".*src/main.*(?<!Handler)\\.java") && !file.toString().contains("infra-cdk")
                    && KNOWS_ENV.matcher(source).find()) {
                read.addAll(found(READS_SETTING, source));
            }
        }
        read.removeAll(INTERNAL);
        read.removeIf(name -> name.startsWith("AWS_"));
        assertThat(documented).containsExactlyElementsOf(read);
    }

    @Test
    void the_metrics_of_the_docs_are_those_that_the_doors_write() {
        var table = section(repository.read("docs/operate.md"), "| metric |", "How much for");
        var rows = Pattern.compile("(?m)^\\| `(\\w+)` \\| ([a-z ]+) \\| ([a-z]+) \\| ([^|]+) \\|").matcher(table).results()
                .map(row -> String.join(" ", row.group(1), row.group(2), row.group(3), doors(row.group(4)).toString())).toList();
        assertThat(rows).containsExactlyElementsOf(Stream.of(Metric.values()).map(metric -> String.join(" ", metric.text(),
                metric.unit().name().toLowerCase(Locale.ROOT).replace('_', ' '), metric.per().dimension(),
                new TreeSet<>(metric.doors()).toString())).toList());
    }

    @Test
    void the_commands_of_the_readme_are_the_scripts_own() {
        var main = repository.read("local/src/main/java/dev/audiolith/local/LocalMain.java");
        for (var command : found(Pattern.compile("\\./audiolith ([a-z]+)"), repository.read("README.md"))) {
            assertThat(main).as("./audiolith %s", command).contains("case \"" + command + " ");
        }
    }

    @Test
    void ci_runs_the_readmes_test_command() {
        assertThat(repository.read("README.md")).contains("\nmvn verify\n");
        assertThat(repository.read(".ci/run")).contains("\nmvn verify\n");
    }

    @Test
    void every_decision_says_its_price() {
        for (var page : repository.files(".md")) {
            if (page.toString().contains("docs/decisions")) {
                assertThat(Repository.read(page)).as(page.toString()).contains("**Decided.**", "**Why.**", "**The price.**");
            }
        }
    }

    @Test
    void a_path_that_is_not_there_would_be_noticed() {
        assertThat(looksLikeOurPath("functions/no-such-door")).isTrue();
        assertThat(exists("functions/no-such-door")).isFalse();
    }

    private static boolean looksLikeOurPath(String code) {
        return code.matches("(functions|local|infra-cdk|template-tests|events|docs|layers)(/[\\w.*<>-]+)+/?");
    }

    private boolean exists(String code) {
        if (code.contains("<") || code.contains("*") || code.contains("target")) {
            var known = Path.of(code.replaceAll("/?[^/]*[<*].*", "").replaceAll("/target.*", ""));
            return Files.exists(repository.root().resolve(known));
        }
        return Files.exists(repository.root().resolve(code));
    }

    private static Set<String> doors(String cell) {
        return new TreeSet<>(found(Pattern.compile("`([a-z-]+)`"), cell));
    }

    private static String section(String text, String from, String to) {
        return text.substring(text.indexOf(from), text.indexOf(to));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
    }
}
