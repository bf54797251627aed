package dev.audiolith.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.settings.Misconfigured;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustodiesTest {

    @ParameterizedTest
    @CsvSource({"suno, P13D, P15D", "mureka, P13D, P15D", "replicate, PT0S, PT1H", "nobody-knows, PT0S, PT1H"})
    void what_is_known_of_providers_is_a_table(String provider, Duration archiveAfter, Duration keeps) {
        assertThat(Custodies.from("").of(provider)).isEqualTo(new Custody(keeps, archiveAfter));
    }

    @Test
    void a_provider_is_the_same_however_it_is_written() {
        assertThat(Custodies.from("SUNO=P2D").of("Suno")).isEqualTo(Custodies.from("suno=P2D").of("sUNO"))
                .isEqualTo(new Custody(Duration.ofDays(15), Duration.ofDays(2)));
    }

    @Test
    void a_setting_changes_what_it_names_and_leaves_the_rest() {
        var custodies = Custodies.from(" mureka = P1D , ,other=PT5M, *=PT10M");
        assertThat(custodies.of("mureka").archiveAfter()).isEqualTo(Duration.ofDays(1));
        assertThat(custodies.of("other").archiveAfter()).isEqualTo(Duration.ofMinutes(5));
        assertThat(custodies.of("nobody-knows").archiveAfter()).isEqualTo(Duration.ofMinutes(10));
        assertThat(custodies.of("suno").archiveAfter()).isEqualTo(Duration.ofDays(13));
    }

    @ParameterizedTest
    @ValueSource(strings = {"suno", "suno=", "=P1D", "suno=13", "suno=-P1D", "suno=P1D=P2D", "suno=P1D;mureka=P1D"})
    void a_setting_that_means_nothing_stops_the_start(String setting) {
        assertThatThrownBy(() -> Custodies.from(setting)).isInstanceOf(Misconfigured.class).hasMessageContaining("ARCHIVE_AFTER");
    }

    @Test
    void nothing_is_fetched_before_it_is_made() {
        assertThatThrownBy(() -> new Custody(Duration.ofDays(1), Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Custody(Duration.ofMillis(-1), Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
