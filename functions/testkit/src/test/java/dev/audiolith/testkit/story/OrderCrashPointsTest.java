package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.sound.SoundState;
import dev.audiolith.sound.Vocalized;
import dev.audiolith.sound.VocalizeRequest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The process dies before or after every single step of accepting an order, and of working it off, once and twice. Then time passes:
/// what was accepted is spoken in the end, and paid again only where it had not reached the bucket.
class OrderCrashPointsTest {
    private static final String TEXT = "the lighthouse";
    private static final VocalizeRequest REQUEST = new VocalizeRequest("ann", World.text(TEXT), false, Optional.of("key"),
            new VocalizeRequest.Delivery(true, Optional.empty()));
    private static final Duration WORKER_TIME = Duration.ofMinutes(14);

    @Test
    void a_crash_anywhere_in_accepting_loses_nothing_and_buys_nothing_twice() {
        var steps = stepsOfAccepting();
        assertThat(steps).isGreaterThanOrEqualTo(5);
        for (var at = 1; at <= steps; at++) {
            for (var before : new boolean[]{true, false}) {
                var world = World.keeping();
                var crash = die(world, at, before, () -> world.vocalize(REQUEST));
                world.clock.advance(Duration.ofMinutes(2));
                assertThat(world.vocalize(REQUEST)).as(crash).isInstanceOf(Vocalized.Accepted.class);
                check(world, crash, 1);
            }
        }
    }

    @Test
    void an_order_that_was_recorded_is_spoken_although_its_client_never_comes_back() {
        var steps = stepsOfAccepting();
        var world = World.keeping();
        die(world, steps, true, () -> world.vocalize(REQUEST));
        assertThat(world.sounds.allOrders()).hasSize(1);
        assertThat(world.speakQueue.queue().waiting()).isEmpty();
        check(world, "before the message was sent", 1);
    }

    @Test
    void a_crash_anywhere_in_speaking_loses_nothing() {
        for (var at = 1; at <= stepsOfSpeaking(); at++) {
            for (var before : new boolean[]{true, false}) {
                var world = World.keeping();
                world.vocalize(REQUEST);
                var crash = die(world, at, before, () -> work(world));
                check(world, crash, 1 + extraCharge(crash));
            }
        }
    }

    @Test
    void two_crashes_anywhere_in_speaking_lose_nothing() {
        var steps = stepsOfSpeaking();
        for (var first = 1; first <= steps; first++) {
            for (var second = 1; second <= steps; second++) {
                var world = World.keeping();
                world.vocalize(REQUEST);
                var one = die(world, first, true, () -> work(world));
                world.clock.advance(Duration.ofMinutes(17));
                var other = die(world, second, false, () -> work(world));
                check(world, one + " then " + other, 1 + extraCharge(one) + extraCharge(other));
            }
        }
    }

    private static int stepsOfAccepting() {
        var world = World.keeping();
        world.vocalize(REQUEST);
        return world.steps.taken().size();
    }

    private static int stepsOfSpeaking() {
        var world = World.keeping();
        world.vocalize(REQUEST);
        world.steps.dieNoMore();
        work(world);
        return world.steps.taken().size();
    }

    private static String die(World world, int at, boolean before, Runnable work) {
        if (before) {
            world.steps.dieBefore(at);
        } else {
            world.steps.dieAfter(at);
        }
        try {
            work.run();
            return "alive";
        } catch (Crash e) {
            return String.valueOf(e.getMessage());
        } finally {
            world.steps.dieNoMore();
        }
    }

    private static void work(World world) {
        world.speakQueue.queue().receive().ifPresent(delivery -> {
            world.performing.perform(delivery.body(), delivery.count() > 1, world.clock.in(WORKER_TIME));
            world.speakQueue.queue().settle(delivery);
        });
    }

    /// Speech that was bought but had not reached the bucket is bought again: ElevenLabs has no idempotency.
    private static int extraCharge(String crash) {
        return crash.equals("after Speaker.speak") || crash.equals("before SoundBytes.store") ? 1 : 0;
    }

    private static void check(World world, String crash, int mayCharge) {
        for (var minute = 0; minute < 90; minute++) {
            world.clock.advance(Duration.ofMinutes(1));
            world.sweeper.sweep(world.clock.in(Duration.ofSeconds(55)));
            work(world);
        }
        world.letTheQueueRunDry();
        assertThat(world.charged).as("charges, %s", crash).isBetween(1L, (long) mayCharge);
        assertThat(world.sounds.allOrders()).as("orders left, %s", crash).isEmpty();
        assertThat(world.sounds.all()).as(crash).singleElement().satisfies(sound -> {
            assertThat(sound.state()).isEqualTo(SoundState.PINNED);
            assertThat(sound.audio().digests().cid()).hasToString(World.cidOf(TEXT));
        });
        assertThat(world.speakQueue.queue().waiting()).as("messages left, %s", crash).isEmpty();
    }
}
