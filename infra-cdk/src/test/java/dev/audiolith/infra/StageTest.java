package dev.audiolith.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageTest {
    private final Map<String, Object> entry = new HashMap<>(Map.of(
            "jwtIssuer", "https://issuer.example.com/",
            "jwtAudience", List.of("audiolith"),
            "corsOrigins", List.of("https://app.example.com"),
            "secretName", "audiolith/dev/upstreams",
            "retryConcurrency", 5,
            "speakConcurrency", 2,
            "transcribeConcurrency", 2,
            "archiveConcurrency", 2,
            "keepsData", false,
            "settings", Map.of("PIN_ATTEMPTS", 2)));

    @Test
    void is_read_from_the_entry_that_the_command_line_names() {
        var stage = read();
        assertThat(stage.name()).isEqualTo("dev");
        assertThat(stage.retryConcurrency()).isEqualTo(5);
        assertThat(stage.settings().values()).containsExactly(Map.entry("PIN_ATTEMPTS", "2"));
    }

    @Test
    void an_unknown_name_is_refused() {
        assertThatThrownBy(() -> Stage.from(key -> key.equals("stage") ? "qa" : Map.of("dev", entry)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("unknown stage 'qa'");
    }

    @Test
    void a_missing_value_is_named() {
        entry.remove("secretName");
        assertThatThrownBy(this::read).hasMessage("stages.dev.secretName in cdk.json must be a text");
    }

    @ParameterizedTest
    @CsvSource({"jwtIssuer, http://issuer.example.com", "secretName, with space", "retryConcurrency, 1", "speakConcurrency, 1001",
            "transcribeConcurrency, 0", "archiveConcurrency, 1"})
    void a_value_that_AWS_would_refuse_later_is_refused_now(String key, String value) {
        entry.put(key, key.endsWith("Concurrency") ? Integer.valueOf(value) : value);
        assertThatThrownBy(this::read).isInstanceOf(Misconfigured.class).hasMessageContaining(key);
    }

    @Test
    void an_audience_that_would_fall_apart_on_its_way_to_the_authorizer_is_refused() {
        entry.put("jwtAudience", List.of("audiolith", "one,two"));
        assertThatThrownBy(this::read).isInstanceOf(Misconfigured.class).hasMessageContaining("jwtAudience");
    }

    @Test
    void an_address_for_alarms_may_be_left_out_but_not_be_nonsense() {
        assertThat(read().alarmEmail()).isEmpty();
        entry.put("alarmEmail", "ops@example.com");
        assertThat(read().alarmEmail()).contains("ops@example.com");
        entry.put("alarmEmail", "ops at example");
        assertThatThrownBy(this::read).hasMessageContaining("alarmEmail");
    }

    @ParameterizedTest
    @CsvSource({"*", "https://*.example.com", "https://app.example.com/"})
    void an_origin_that_no_browser_sends_or_that_lets_everyone_in_is_refused(String origin) {
        entry.put("corsOrigins", List.of(origin));
        assertThatThrownBy(this::read).hasMessageContaining("corsOrigins");
    }

    private Stage read() {
        return Stage.from(key -> key.equals("stage") ? "dev" : Map.of("dev", entry));
    }
}
