package dev.audiolith.providers.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final OptionalLong UNKNOWN = OptionalLong.empty();
    private static final Duration LEFT = Duration.ofSeconds(100);

    private final Pace pace = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(30), 1024);

    @Test
    void at_first_everybody_may_be_slow() {
        assertThat(pace.isTooSlow(0, UNKNOWN, Duration.ofSeconds(30), LEFT)).isFalse();
        assertThat(pace.isTooSlow(0, UNKNOWN, Duration.ofSeconds(31), LEFT)).isTrue();
    }

    @Test
    void nobody_needs_less_than_so_many_bytes_a_second() {
        assertThat(pace.isTooSlow(40 * 1024, UNKNOWN, Duration.ofSeconds(40), LEFT)).isFalse();
        assertThat(pace.isTooSlow(40 * 1024 - 1, UNKNOWN, Duration.ofSeconds(40), LEFT)).isTrue();
    }

    @Test
    void who_cannot_be_ready_in_time_is_not_waited_for() {
        assertThat(pace.isTooSlow(100_000, OptionalLong.of(100_000 + 800_000), Duration.ofSeconds(50), LEFT)).isFalse();
        assertThat(pace.isTooSlow(100_000, OptionalLong.of(100_000 + 800_001), Duration.ofSeconds(50), LEFT)).isTrue();
    }

    @Test
    void a_file_that_is_there_came_fast_enough() {
        assertThat(pace.isTooSlow(10, OptionalLong.of(10), Duration.ofSeconds(500), Duration.ZERO)).isFalse();
    }
}
