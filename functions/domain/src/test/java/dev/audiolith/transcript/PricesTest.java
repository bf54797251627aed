package dev.audiolith.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {
    private final Prices prices = new Prices(Map.of("whisper-1", new BigDecimal("0.006")));

    @ParameterizedTest
    @CsvSource({"PT1H, 0.36", "PT1S, 0.0001", "PT0.5S, 0.00005", "PT0S, 0"})
    void a_model_costs_by_the_minute_to_the_millisecond(Duration billed, BigDecimal usd) {
        assertThat(prices.usd("whisper-1", billed).orElseThrow()).isEqualByComparingTo(usd);
    }

    @Test
    void nothing_is_claimed_of_a_model_whose_price_nobody_knows() {
        assertThat(prices.usd("whisper-large-v3", Duration.ofHours(1))).isEmpty();
    }
}
