package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.sound.SoundState;
import dev.audiolith.sound.Vocalized;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The process dies before or after every single step of a request, once and twice in a row, with the provider up and down. Then
/// the client asks again and the queue runs dry: nothing that was promised is lost, and speech is bought again only when it
/// was still on its way.
class CrashPointsTest {
    private static final String TEXT = "the lighthouse";
    private static final Duration UNTIL_LEASES_END = Duration.ofMinutes(2);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void one_crash_anywhere_loses_nothing(boolean providerIsUp) {
        var steps = stepsOfAnUndisturbedRequest(providerIsUp);
        for (var at = 1; at <= steps; at++) {
            for (var before : new boolean[]{true, false}) {
                var world = World.keeping();
                world.providerIsUp = providerIsUp;
                var crash = die(world, at, before);
                check(world, crash, 1 + extraCharge(crash));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void two_crashes_anywhere_lose_nothing(boolean providerIsUp) {
        var steps = stepsOfAnUndisturbedRequest(providerIsUp);
        for (var first = 1; first <= steps; first++) {
            for (var second = 1; second <= steps; second++) {
                for (var before : new boolean[]{true, false}) {
                    var world = World.keeping();
                    world.providerIsUp = providerIsUp;
                    var one = die(world, first, before);
                    world.clock.advance(UNTIL_LEASES_END);
                    var other = die(world, second, !before);
                    check(world, one + " then " + other, 1 + extraCharge(one) + extraCharge(other));
                }
            }
        }
    }

    @Test
    void a_crash_anywhere_in_a_retry_loses_nothing() {
        for (var at = 1; at <= 8; at++) {
            for (var before : new boolean[]{true, false}) {
                var world = World.keeping();
                world.providerIsUp = false;
                world.spoken(World.keyed(TEXT, "key"));
                world.clock.advance(Duration.ofMinutes(2));
                world.providerIsUp = at % 2 == 0;
                dieInRetry(world, at, before);
                world.steps.dieNoMore();
                world.queue.redeliver();
                check(world, "retry step " + at + (before ? " before" : " after"), 1);
            }
        }
    }

    @Test
    void the_steps_are_the_promised_order_of_side_effects() {
        var world = World.keeping();
        world.spoken(World.keyed(TEXT, "key"));
        assertThat(world.steps.taken()).containsExactly("Claims.bind", "Claims.take", "Speaker.speak", "SoundBytes.store", "Claims.settle",
                "RetryQueue.send", "ProviderHealth.all", "Pinner.pin", "Sounds.replace");
    }

    private static int stepsOfAnUndisturbedRequest(boolean providerIsUp) {
        var world = World.keeping();
        world.providerIsUp = providerIsUp;
        world.spoken(World.keyed(TEXT, "key"));
        return world.steps.taken().size();
    }

    /// Where it died, or that it did not.
    private static String die(World world, int at, boolean before) {
        if (before) {
            world.steps.dieBefore(at);
        } else {
            world.steps.dieAfter(at);
        }
        try {
            world.vocalize(World.keyed(TEXT, "key"));
            return "alive";
        } catch (Crash e) {
            return String.valueOf(e.getMessage());
        } finally {
            world.steps.dieNoMore();
        }
    }

    private static void dieInRetry(World world, int at, boolean before) {
        if (before) {
            world.steps.dieBefore(at);
        } else {
            world.steps.dieAfter(at);
        }
        try {
            world.queue.receive().ifPresent(delivery -> {
                world.retrier.retry(delivery.retry(), false, world.clock.in(Duration.ofMinutes(4)));
                world.queue.settle(delivery);
            });
        } catch (Crash e) {
            assertThat(e).hasMessageContaining(before ? "before" : "after");
        }
    }

    /// Speech that was bought but had not reached the bucket is bought again: ElevenLabs has no idempotency.
    private static int extraCharge(String crash) {
        return crash.equals("after Speaker.speak") || crash.equals("before SoundBytes.store") ? 1 : 0;
    }

    private static void check(World world, String crash, int mayCharge) {
        world.clock.advance(UNTIL_LEASES_END);
        var answer = world.vocalize(World.keyed(TEXT, "key"));
        assertThat(answer).as(crash).isInstanceOf(Vocalized.Spoken.class);
        world.providerIsUp = true;
        world.letTheQueueRunDry();

        assertThat(world.charged).as("charges, %s", crash).isLessThanOrEqualTo(mayCharge);
        assertThat(world.sounds.all()).as(crash).singleElement().satisfies(sound -> {
            assertThat(sound.state()).isEqualTo(SoundState.PINNED);
            assertThat(sound.audio().digests().cid()).hasToString(World.cidOf(TEXT));
        });
        var pinned = world.sounds.all().getFirst();
        assertThat(world.bytes.keys()).as("bytes left, %s", crash).doesNotContain(pinned.audio().objectKey());
        assertThat(world.queue.waiting()).as("messages left, %s", crash).isEmpty();
    }

    @Test
    void a_suite_without_its_guard_would_notice() {
        var world = World.keeping();
        die(world, 6, true);
        assertThatThrownBy(() -> check(world, "charged nothing", 0)).isInstanceOf(AssertionError.class);
    }
}
