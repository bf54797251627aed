package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.sound.Rescue;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Retries by hand and by chance, beside those that the messages bring.
class RescueTest {
    private static final Duration CALL = Duration.ofSeconds(25);

    private final World world = World.keeping();
    private int asked;

    @Nested
    class when_a_nudge_comes {

        @Test
        void it_pins_three_sounds_and_their_messages_find_nothing_to_do() {
            var sounds = waiting(5);
            world.providerIsUp = true;
            world.clock.advance(Duration.ofMinutes(2));
            assertThat(nudged()).isEqualTo(3);
            assertThat(pinned()).isEqualTo(3);
            world.letTheQueueRunDry();
            assertThat(pinned()).isEqualTo(sounds.size());
            assertThat(world.queue.waiting()).isEmpty();
        }

        @Test
        void one_that_was_tried_just_now_is_left_alone() {
            waiting(1);
            world.providerIsUp = true;
            assertThat(nudged()).isZero();
            world.clock.advance(Duration.ofMinutes(1));
            assertThat(nudged()).isEqualTo(1);
        }

        @Test
        void a_provider_that_is_down_is_asked_once_a_minute_however_many_come() {
            waiting(5);
            world.clock.advance(Duration.ofMinutes(2));
            world.whilePinning = () -> asked++;
            for (var second = 0; second < 60; second++) {
                nudged();
                nudged();
                world.clock.advance(Duration.ofSeconds(1));
            }
            assertThat(asked).isEqualTo(1);
        }

        @Test
        void nudges_messages_and_sweeps_together_never_multiply_messages_or_attempts() {
            var sounds = waiting(2);
            world.whilePinning = () -> asked++;
            for (var minute = 0; minute < 120; minute++) {
                world.clock.advance(Duration.ofMinutes(1));
                nudged();
                world.sweep();
                workOff();
            }
            world.clock.advance(Duration.ofMinutes(20));
            for (var turn = 0; turn < 10; turn++) {
                workOff();
            }
            assertThat(new HashSet<>(world.queue.waiting())).hasSameSizeAs(world.queue.waiting()).hasSize(sounds.size());
            // One nudge a minute with one attempt, beside some twelve attempts of each sound's own.
            assertThat(asked).isLessThanOrEqualTo(120 + 2 * 20);
        }
    }

    @Nested
    class when_an_operator_asks {

        @Test
        void every_pending_sound_is_tried_and_told_about() {
            waiting(3);
            world.providerIsUp = true;
            var rescued = world.rescue.rescue(25, world.clock.in(CALL));
            assertThat(rescued.tried()).hasSize(3).allSatisfy(tried -> {
                assertThat(tried.error()).isEmpty();
                assertThat(tried.sound().state()).isEqualTo(SoundState.PINNED);
            });
            assertThat(rescued.remaining()).isZero();
        }

        @Test
        void another_call_goes_on_with_the_others_also_while_nothing_succeeds() {
            waiting(7);
            world.clock.advance(Duration.ofMinutes(1));
            var first = tried(world.rescue.rescue(3, world.clock.in(CALL)));
            world.clock.advance(Duration.ofSeconds(10));
            var second = tried(world.rescue.rescue(3, world.clock.in(CALL)));
            world.clock.advance(Duration.ofSeconds(10));
            var last = world.rescue.rescue(3, world.clock.in(CALL));
            assertThat(first).hasSize(3).doesNotContainAnyElementsOf(second);
            assertThat(second).hasSize(3);
            assertThat(tried(last)).doesNotContainAnyElementsOf(second);
            assertThat(last.remaining()).isEqualTo(4);
            assertThat(last.tried().getFirst().error()).hasValueSatisfying(error -> assertThat(error).contains("provider", "switched off"));
        }

        @Test
        void it_stops_in_time_and_says_how_many_are_left() {
            waiting(6);
            world.whilePinning = () -> world.clock.advance(Duration.ofSeconds(24));
            var rescued = world.rescue.rescue(25, world.clock.in(CALL));
            assertThat(rescued.tried()).isNotEmpty().hasSizeLessThanOrEqualTo(4);
            assertThat(rescued.remaining()).isEqualTo(6 - rescued.tried().size());
        }

        @Test
        void one_sound_can_be_named_and_one_that_is_over_cannot() {
            var sound = waiting(2).getFirst();
            world.providerIsUp = true;
            assertThat(world.rescue.rescue(sound.id(), world.clock.in(CALL)).orElseThrow().sound().state()).isEqualTo(SoundState.PINNED);
            assertThat(world.rescue.rescue(sound.id(), world.clock.in(CALL))).as("pinned already").isPresent();
            assertThat(pinned()).isEqualTo(1);
            world.sounds.expire(sound.id());
            assertThat(world.rescue.rescue(sound.id(), world.clock.in(CALL))).isEmpty();
        }

        @Test
        void trouble_with_one_sound_is_told_and_does_not_end_the_call() {
            waiting(1);
            world.providerIsUp = true;
            world.whilePinning = () -> world.sounds.outage().failNext(1);
            var rescued = world.rescue.rescue(25, world.clock.in(CALL));
            assertThat(rescued.tried()).singleElement()
                    .satisfies(
                            tried -> assertThat(tried.error()).hasValueSatisfying(error -> assertThat(error).contains("does not answer")));
        }
    }

    /// Sounds that the provider, which stays down, did not take.
    private List<Sound> waiting(int number) {
        world.providerIsUp = false;
        var sounds = new ArrayList<Sound>();
        for (var i = 0; i < number; i++) {
            sounds.add(world.spoken(World.request("sound " + i)));
        }
        return sounds;
    }

    private int nudged() {
        return world.rescue.nudged(world.clock.in(Duration.ofMinutes(4)));
    }

    private void workOff() {
        for (var delivery = world.queue.receive(); delivery.isPresent(); delivery = world.queue.receive()) {
            world.retrier.retry(delivery.get().retry(), false, world.clock.in(Duration.ofMinutes(4)));
            world.queue.settle(delivery.get());
        }
    }

    private long pinned() {
        return world.sounds.all().stream().filter(sound -> sound.state() == SoundState.PINNED).count();
    }

    private static List<String> tried(Rescue.Rescued rescued) {
        return rescued.tried().stream().map(tried -> tried.sound().id().text()).toList();
    }
}
