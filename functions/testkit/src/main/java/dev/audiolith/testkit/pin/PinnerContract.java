package dev.audiolith.testkit.pin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.Pinner;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/// What every pinner promises, for the fakes and for each real one. It has no defaults for the ways of failing: whoever adds a
/// provider has to show each.
public interface PinnerContract {
    Pinner honest();

    /// Says yes, and names another address than ours.
    Pinner lying();

    /// Refuses our key.
    Pinner notKnowingUs();

    /// Not there at all.
    Pinner down();

    @Test
    default void a_sound_is_kept_under_our_address() {
        assertKept(honest(), 1000);
    }

    @Test
    default void a_sound_of_several_blocks_is_kept_under_our_address() {
        assertKept(honest(), 2_500_000);
    }

    @Test
    default void pinning_twice_is_harmless() {
        var pinner = honest();
        assertKept(pinner, 1000);
        assertKept(pinner, 1000);
    }

    @Test
    default void another_address_is_not_ours() {
        assertFails(lying(), FailureKind.CORRUPT_ANSWER);
    }

    @Test
    default void a_refused_key_is_said_to_be_one() {
        assertFails(notKnowingUs(), FailureKind.UNAUTHORIZED);
    }

    @Test
    default void nobody_there_is_worth_another_attempt() {
        assertFails(down(), FailureKind.UNREACHABLE);
    }

    @Test
    default void nobody_is_asked_once_the_time_is_up() {
        var outcome = honest().pin(PinRequests.of(10), Deadline.after(Duration.ZERO, InstantSource.system()));
        assertThat(outcome).isInstanceOfSatisfying(PinOutcome.NotPinned.class,
                not -> assertThat(not.failure().kind()).isEqualTo(FailureKind.TIMED_OUT));
    }

    @Test
    default void a_sound_that_cannot_be_read_is_not_pinned_and_not_the_providers_fault() {
        assertThat(honest().pin(PinRequests.unreadable(), soon())).isInstanceOfSatisfying(PinOutcome.NotPinned.class,
                not -> assertThat(not.failure().by()).isEqualTo(Failure.OUR_STORE));
    }

    private static void assertKept(Pinner pinner, int bytes) {
        assertThat(pinner.pin(PinRequests.of(bytes), soon())).isInstanceOfSatisfying(PinOutcome.Pinned.class,
                pinned -> assertThat(pinned.provider()).isEqualTo(pinner.name()));
    }

    private static void assertFails(Pinner pinner, FailureKind kind) {
        assertThat(pinner.pin(PinRequests.of(1000), soon())).isInstanceOfSatisfying(PinOutcome.NotPinned.class, not -> {
            assertThat(not.failure().kind()).isEqualTo(kind);
            assertThat(not.failure().by()).isEqualTo(pinner.name());
        });
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20), InstantSource.system());
    }
}
