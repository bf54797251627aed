package dev.audiolith.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "0.25, 0.25", "' .5 ', 0.5", "1e-3, 0.001"})
    void a_chance_is_a_number_from_0_to_1(String text, double number) {
        assertThat(new Env(Map.of("CHANCE", text)).fraction("CHANCE", 0.7)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.01", "NaN", "Infinity", "10 %", "0,1", "often"})
    void anything_else_stops_the_start_by_name(String text) {
        assertThatThrownBy(() -> new Env(Map.of("CHANCE", text)).fraction("CHANCE", 0.7)).isInstanceOf(Misconfigured.class)
                .hasMessageContaining("CHANCE").hasMessageContaining("from 0 to 1");
    }

    @Test
    void unset_or_empty_means_the_default() {
        assertThat(new Env(Map.of("CHANCE", "")).fraction("CHANCE", 0.7)).isEqualTo(0.7);
    }
}
