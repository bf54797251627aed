package dev.audiolith.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource clock = InstantSource.fixed(NOW);

    @Test
    void nothing_is_left_after_it_has_passed() {
        var late = new Deadline(NOW.minusSeconds(1), clock);
        assertThat(late.passed()).isTrue();
        assertThat(late.remaining()).isZero();
        assertThat(late.allows(Duration.ZERO)).isFalse();
    }

    @Test
    void what_is_cut_from_it_is_never_later() {
        var deadline = Deadline.after(Duration.ofSeconds(30), clock);
        assertThat(deadline.within(Duration.ofSeconds(5)).remaining()).isEqualTo(Duration.ofSeconds(5));
        assertThat(deadline.within(Duration.ofMinutes(5))).isEqualTo(deadline);
        assertThat(deadline.share(3).remaining()).isEqualTo(Duration.ofSeconds(10));
        assertThat(deadline.less(Duration.ofSeconds(2)).remaining()).isEqualTo(Duration.ofSeconds(28));
    }
}
