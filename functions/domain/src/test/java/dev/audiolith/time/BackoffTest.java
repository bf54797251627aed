package dev.audiolith.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(60), Duration.ofMinutes(15), new Random(7));

    @Test
    void delays_double_within_a_fifth_either_way() {
        for (var failures = 1; failures <= 4; failures++) {
            var exact = Duration.ofSeconds(60L << (failures - 1)).toMillis();
            assertThat(backoff.after(failures).toMillis()).isBetween(exact * 8 / 10, exact * 12 / 10);
        }
    }

    @Test
    void no_delay_passes_the_longest_however_many_failures() {
        for (var failures = 1; failures < 10_000; failures++) {
            assertThat(backoff.after(failures)).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(15));
        }
    }

    @Test
    void callers_who_failed_together_do_not_return_together() {
        assertThat(backoff.after(1)).isNotEqualTo(backoff.after(1));
    }

    @Test
    void a_first_delay_of_zero_never_waits() {
        assertThat(new Backoff(Duration.ZERO, Duration.ZERO, new Random(7)).after(5)).isZero();
    }
}
