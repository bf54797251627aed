package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.settings.Misconfigured;
import dev.audiolith.testkit.time.ManualClock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class SecretsVaultTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final ManualClock clock = new ManualClock();
    private final AtomicInteger looks = new AtomicInteger();
    private Supplier<String> key = () -> "old";

    private SecretsVault vault() {
        return new SecretsVault(() -> {
            looks.incrementAndGet();
            return Map.of("KEY", key.get());
        }, clock);
    }

    @Test
    void it_is_read_once_in_five_minutes() {
        var vault = vault();
        key = () -> "new";
        clock.advance(FIVE_MINUTES.minusMillis(1));
        assertThat(vault.variables()).containsEntry("KEY", "old");
        assertThat(looks).hasValue(1);

        clock.advance(Duration.ofMillis(1));
        assertThat(vault.variables()).containsEntry("KEY", "new");
        assertThat(vault.variables()).containsEntry("KEY", "new");
        assertThat(looks).hasValue(2);
    }

    @Test
    void a_refusal_has_it_read_at_once() {
        var vault = vault();
        clock.advance(Duration.ofSeconds(11));
        key = () -> "new";
        vault.readAgain();
        assertThat(vault.variables()).containsEntry("KEY", "new");
    }

    @Test
    void a_key_that_is_wrong_for_good_costs_a_look_in_ten_seconds() {
        var vault = vault();
        for (var refusal = 0; refusal < 100; refusal++) {
            clock.advance(Duration.ofSeconds(1));
            vault.readAgain();
        }
        assertThat(looks.get()).isBetween(9, 11);
    }

    @Test
    void nobody_fails_because_it_cannot_be_read_any_more() {
        var vault = vault();
        key = () -> {
            throw new StorageUnavailable("failed to read the secret", new IllegalStateException());
        };
        clock.advance(FIVE_MINUTES);
        assertThat(vault.variables()).containsEntry("KEY", "old");
        clock.advance(Duration.ofSeconds(59));
        assertThat(vault.variables()).containsEntry("KEY", "old");
        assertThat(looks).as("not with every request").hasValue(2);

        key = () -> {
            throw new Misconfigured("SECRETS_ID", "is no object any more");
        };
        clock.advance(Duration.ofSeconds(1));
        assertThat(vault.variables()).containsEntry("KEY", "old");

        key = () -> "new";
        clock.advance(Duration.ofMinutes(1));
        assertThat(vault.variables()).containsEntry("KEY", "new");
    }

    @Test
    void a_clock_that_is_set_back_does_not_stop_a_refusal_from_being_looked_into() {
        clock.advance(Duration.ofHours(1));
        var vault = vault();
        clock.advance(Duration.ofMinutes(-15));
        key = () -> "new";
        vault.readAgain();
        assertThat(vault.variables()).containsEntry("KEY", "new");
    }

    @Test
    void without_it_nothing_starts() {
        key = () -> {
            throw new StorageUnavailable("failed to read the secret", new IllegalStateException());
        };
        assertThatThrownBy(this::vault).isInstanceOf(StorageUnavailable.class);
    }
}
