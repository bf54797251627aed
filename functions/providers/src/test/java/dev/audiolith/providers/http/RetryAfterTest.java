package dev.audiolith.providers.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"30|PT30S", " 30 |PT30S", "0|PT0S", "999999|PT1H", "99999999999999999999|PT1H",
            "Mon, 23 Nov 2026 12:00:40 GMT|PT40S",
            "Mon, 23 Nov 2026 11:00:00 GMT|PT0S", "Wed, 23 Dec 2026 12:00:00 GMT|PT1H"})
    void seconds_and_dates_are_read_and_bounded(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "Mon, 99 Nov 2026 12:00:40 GMT"})
    void what_nobody_can_read_is_as_good_as_none(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }

    @Test
    void a_date_means_the_same_in_every_zone() {
        assertThat(RetryAfter.parse("Mon, 23 Nov 2026 13:00:10 +0100", NOW)).contains(Duration.ofSeconds(10));
    }
}
