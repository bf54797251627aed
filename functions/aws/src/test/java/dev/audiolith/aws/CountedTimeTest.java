package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CountedTimeTest {
    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");

    @Test
    void time_begins_with_the_century() {
        assertThat(CountedTime.of(BEGINNING)).isEqualTo(new CountedTime(0, 0, 0));
        assertThat(CountedTime.of(BEGINNING.plus(CountedTime.SLICE))).isEqualTo(new CountedTime(0, 0, 1));
        assertThat(CountedTime.of(BEGINNING.plus(Duration.ofDays(2)))).isEqualTo(new CountedTime(0, 1, 0));
        assertThat(CountedTime.of(BEGINNING.plus(Duration.ofDays(200)))).isEqualTo(new CountedTime(1, 0, 0));
        assertThat(CountedTime.of(BEGINNING.plus(Duration.ofDays(200)).minusMillis(1))).isEqualTo(new CountedTime(0, 99, 95));
    }

    @Test
    void what_was_before_counts_in_its_first_half_hour() {
        assertThat(CountedTime.of(BEGINNING.minusMillis(1))).isEqualTo(new CountedTime(0, 0, 0));
        assertThat(CountedTime.of(Instant.EPOCH)).isEqualTo(new CountedTime(0, 0, 0));
    }

    @Test
    void every_moment_is_in_the_half_hour_that_begins_before_it() {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++) {
            var at = BEGINNING.plusMillis(random.nextLong(Duration.ofDays(36_525).toMillis()));
            var time = CountedTime.of(at);
            assertThat(time.span()).isBetween(0, 99);
            assertThat(time.slice()).isBetween(0, 95);
            assertThat(Duration.between(time.start(), at)).isBetween(Duration.ZERO, CountedTime.SLICE.minusMillis(1));
            assertThat(CountedTime.of(time.start())).isEqualTo(time);
            assertThat(time.forgottenAt()).isAfter(at.plus(Duration.ofDays(89)));
        }
    }

    @Test
    void a_row_of_totals_stays_small_whatever_anyone_registers() {
        assertThat(CountedTime.of(Instant.parse("2100-01-31T00:00:00Z")).era()).isLessThan(200);
    }
}
