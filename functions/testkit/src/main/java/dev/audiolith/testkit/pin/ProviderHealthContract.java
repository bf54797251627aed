package dev.audiolith.testkit.pin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.Illness;
import dev.audiolith.pin.ProviderHealth;
import dev.audiolith.testkit.sound.Crowd;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every memory of providers' health must do.
public interface ProviderHealthContract {
    Instant UNTIL = Instant.parse("2026-03-01T12:00:00.123Z");
    Optional<Illness> DOWN = Optional.of(new Illness(FailureKind.UNREACHABLE, 1, UNTIL));
    Optional<Illness> STILL_DOWN = Optional.of(new Illness(FailureKind.UNREACHABLE, 2, UNTIL.plusSeconds(60)));
    Optional<Illness> WELL = Optional.empty();

    /// The same throughout one test; nobody is ill in it at first.
    ProviderHealth health();

    @Test
    default void at_first_all_are_well() {
        assertThat(health().all()).isEmpty();
    }

    @Test
    default void an_illness_is_known_as_it_was_told() {
        assertThat(health().replace("pinata", WELL, DOWN)).isTrue();
        assertThat(health().replace("kubo", WELL, STILL_DOWN)).isTrue();
        assertThat(health().all()).isEqualTo(Map.of("pinata", DOWN.orElseThrow(), "kubo", STILL_DOWN.orElseThrow()));
    }

    @Test
    default void a_change_is_written_only_over_what_it_was_made_from() {
        health().replace("pinata", WELL, DOWN);
        assertThat(health().replace("pinata", WELL, STILL_DOWN)).isFalse();
        assertThat(health().replace("pinata", STILL_DOWN, WELL)).isFalse();
        assertThat(health().all()).containsEntry("pinata", DOWN.orElseThrow());
        assertThat(health().replace("pinata", DOWN, STILL_DOWN)).isTrue();
        assertThat(health().all()).containsEntry("pinata", STILL_DOWN.orElseThrow());
    }

    @Test
    default void who_is_well_again_is_forgotten() {
        health().replace("pinata", WELL, DOWN);
        health().replace("kubo", WELL, DOWN);
        assertThat(health().replace("pinata", DOWN, WELL)).isTrue();
        assertThat(health().all()).containsOnlyKeys("kubo");
        assertThat(health().replace("pinata", WELL, DOWN)).isTrue();
    }

    @Test
    default void of_many_who_want_to_try_exactly_one_may() {
        health().replace("pinata", WELL, DOWN);
        assertThat(Crowd.of(16, caller -> health().replace("pinata", DOWN,
                Optional.of(new Illness(FailureKind.UNREACHABLE, 1, UNTIL.plusSeconds(caller + 1)))))).containsOnlyOnce(true);
    }
}
