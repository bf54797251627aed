package dev.audiolith.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.testkit.time.ManualClock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// The rules are those of the embedded metric format: a directive names members of its own line, and each of them is there.
class EmbeddedMetricsTest {
    private final ManualClock clock = new ManualClock();
    private final JournalPage page = new JournalPage(clock);

    @Test
    void a_line_without_measurements_is_only_a_log_line() {
        assertThat(lines(List.of())).singleElement().satisfies(line -> {
            assertThat(line.has("_aws")).isFalse();
            assertThat(line.has("door")).isFalse();
        });
    }

    @Test
    void the_log_line_is_the_metric_record() {
        var line = lines(List.of(Measurement.of(Metric.SOUND_PINNED, true), Measurement.of(Metric.CHARACTERS_CHARGED, 12))).getFirst();
        assertThat(line.get("outcome").textValue()).isEqualTo("DONE");
        assertThat(line.get("door").textValue()).isEqualTo("door").isEqualTo(line.get("function").textValue());
        assertThat(line.get("SoundPinned").longValue()).isEqualTo(1);
        assertThat(line.get("CharactersCharged").longValue()).isEqualTo(12);
        assertThat(line.at("/_aws/Timestamp").longValue()).isEqualTo(clock.instant().toEpochMilli());
        assertThat(line.at("/_aws/CloudWatchMetrics")).isEqualTo(Json.parse("""
                [{"Namespace":"Audiolith/test","Dimensions":[["door"]],
                  "Metrics":[{"Name":"SoundPinned","Unit":"None"},{"Name":"CharactersCharged","Unit":"Count"}]}]""").orElseThrow());
    }

    @Test
    void the_first_provider_shares_the_line_and_further_ones_get_their_own() {
        var lines = lines(
                List.of(Measurement.of(Metric.PIN_SUCCEEDED, "pinata", false), Measurement.of(Metric.PIN_SUCCEEDED, "pinata", false),
                        Measurement.of(Metric.SOUND_PINNED, true), Measurement.of(Metric.PIN_SUCCEEDED, "kubo", true)));
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().get("provider").textValue()).isEqualTo("pinata");
        assertThat(lines.getFirst().get("PinSucceeded")).isEqualTo(Json.parse("[0,0]").orElseThrow());
        assertThat(lines.getFirst().get("SoundPinned").longValue()).isEqualTo(1);
        assertThat(lines.getLast().get("provider").textValue()).isEqualTo("kubo");
        assertThat(lines.getLast().get("requestId")).isEqualTo(lines.getFirst().get("requestId"));
        assertThat(lines.getLast().has("SoundPinned")).isFalse();
    }

    @Test
    void durations_are_kept_apart_as_far_as_the_format_allows() {
        var many = IntStream.range(0, 150).mapToObj(i -> Measurement.of(Metric.TIME_TO_IPFS, i)).toList();
        assertThat(lines(many).getFirst().get("TimeToIpfs")).hasSize(100);
    }

    @Test
    void every_line_keeps_the_rules_of_the_format() {
        var everything = Arrays.stream(Metric.values()).map(metric -> switch (metric.per()) {
            case DOOR -> Measurement.of(metric, 1);
            case PROVIDER -> Measurement.of(metric, "web3.storage", 1);
        }).toList();
        assertThat(Metric.values()).hasSizeLessThanOrEqualTo(100).extracting(Metric::text).doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[A-Z][A-Za-z]{1,40}"));
        for (var line : lines(everything)) {
            for (var directive : line.at("/_aws/CloudWatchMetrics")) {
                assertThat(each(directive.at("/Dimensions/0"))).hasSizeBetween(1, 30)
                        .allSatisfy(dimension -> assertThat(line.get(dimension.textValue()).isTextual()).isTrue());
                assertThat(each(directive.get("Metrics"))).isNotEmpty()
                        .allSatisfy(metric -> assertThat(line.get(metric.get("Name").textValue()).isNumber()).isTrue());
            }
        }
    }

    @Test
    void nothing_but_a_providers_name_tells_series_apart() {
        assertThatThrownBy(() -> Measurement.of(Metric.PIN_SUCCEEDED, "Somebody's own text", 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Measurement.of(Metric.PIN_SUCCEEDED, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Measurement.of(Metric.SOUND_PINNED, "pinata", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<JsonNode> lines(List<Measurement> measurements) {
        page.journal().open(InvocationContext.withMillis(1000), "request").outcome(Outcome.of("DONE").measured(measurements)).close("info");
        return page.lines();
    }

    private static List<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
