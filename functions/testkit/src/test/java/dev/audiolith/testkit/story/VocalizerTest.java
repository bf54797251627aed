package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.sound.Playback;
import dev.audiolith.sound.SoundState;
import dev.audiolith.sound.Vocalized;
import dev.audiolith.sound.VocalizeRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VocalizerTest {
    private final World world = World.keeping();

    @Test
    void a_text_becomes_a_pinned_sound_and_its_bytes_leave_the_bucket_in_the_background() {
        var sound = world.spoken(World.request("hello"));
        assertThat(sound.state()).isEqualTo(SoundState.PINNED);
        assertThat(sound.life().expiresAt()).isEmpty();
        assertThat(world.bytes.keys()).hasSize(1);
        world.letTheQueueRunDry();
        assertThat(world.bytes.keys()).isEmpty();
        assertThat(world.listening.gateway(sound)).hasValueSatisfying(link -> assertThat(link)
                .hasToString("https://gateway.test/ipfs/" + World.cidOf("hello")));
    }

    @Test
    void a_late_message_for_a_pinned_sound_changes_nothing() {
        var sound = world.spoken(World.request("hello"));
        world.letTheQueueRunDry();
        assertThat(world.sounds.all()).containsExactly(sound);
        assertThat(world.queue.waiting()).isEmpty();
    }

    @Nested
    class when_the_same_is_asked_for_again {

        @Test
        void it_is_answered_from_what_is_there_at_no_cost() {
            var first = world.spoken(World.request("hello"));
            assertThat(world.vocalize(World.request("hello"))).isEqualTo(new Vocalized.Spoken(first, 0, List.of()));
            assertThat(world.charged).isEqualTo(1);
        }

        @Test
        void another_owner_gets_a_sound_of_their_own() {
            var mine = world.spoken(World.request("hello"));
            var theirs = world.spoken(new VocalizeRequest("bob", World.text("hello"), true, Optional.empty()));
            assertThat(theirs.id()).isNotEqualTo(mine.id());
            assertThat(world.charged).isEqualTo(2);
        }

        @Test
        void without_the_cache_it_is_spoken_anew() {
            var uncached = new VocalizeRequest("ann", World.text("hello"), false, Optional.empty());
            assertThat(world.spoken(uncached).id()).isNotEqualTo(world.spoken(uncached).id());
        }

        @Test
        void a_key_leads_to_the_same_sound_even_without_the_cache() {
            var first = world.spoken(World.keyed("hello", "key"));
            assertThat(world.vocalize(World.keyed("hello", "key"))).isEqualTo(new Vocalized.Spoken(first, 0, List.of()));
        }

        @Test
        void a_key_with_another_body_is_refused() {
            world.spoken(World.keyed("hello", "key"));
            assertThat(world.vocalize(World.keyed("goodbye", "key"))).isEqualTo(new Vocalized.KeyReused());
            assertThat(world.charged).isEqualTo(1);
        }

        @Test
        void keys_of_different_owners_are_different_keys() {
            world.spoken(World.keyed("hello", "key"));
            var theirs = new VocalizeRequest("bob", World.text("goodbye"), false, Optional.of("key"));
            assertThat(world.vocalize(theirs)).isInstanceOf(Vocalized.Spoken.class);
        }
    }

    @Nested
    class when_no_provider_takes_it {

        @Test
        void it_plays_from_the_bucket_and_is_pinned_in_the_background() {
            world.providerIsUp = false;
            var sound = world.spoken(World.request("hello"));
            assertThat(sound.state()).isEqualTo(SoundState.TEMPORARY);
            assertThat(sound.attempts().lastFailure())
                    .hasValueSatisfying(setback -> assertThat(setback.code()).isEqualTo(FailureKind.UNREACHABLE));
            assertThat(world.listening.find(sound.id())).isInstanceOf(Playback.Temporary.class);

            world.providerIsUp = true;
            world.letTheQueueRunDry();
            assertThat(world.listening.find(sound.id())).isInstanceOf(Playback.Permanent.class);
            assertThat(world.bytes.keys()).isEmpty();
        }

        @Test
        void it_is_kept_beyond_its_hour_and_pinned_when_a_provider_is_back() {
            world.providerIsUp = false;
            var sound = world.spoken(World.request("hello"));
            world.clock.advance(Duration.ofHours(1));
            assertThat(sound.stateAt(world.clock.instant())).isEqualTo(SoundState.UNPINNED);
            assertThat(world.listening.find(sound.id())).isInstanceOf(Playback.Temporary.class);
            world.providerIsUp = true;
            world.letTheQueueRunDry();
            assertThat(world.listening.find(sound.id())).isInstanceOf(Playback.Permanent.class);
        }

        @Test
        void copies_of_a_message_handled_at_the_same_time_leave_one_message() {
            world.providerIsUp = false;
            world.spoken(World.request("hello"));
            world.clock.advance(Duration.ofMinutes(2));
            var delivery = world.queue.receive().orElseThrow();
            var copies = new AtomicInteger(3);
            world.whilePinning = () -> {
                if (copies.getAndDecrement() > 0) {
                    world.retrier.retry(delivery.retry(), false, world.clock.in(Duration.ofMinutes(4)));
                }
            };
            world.retrier.retry(delivery.retry(), false, world.clock.in(Duration.ofMinutes(4)));
            world.queue.settle(delivery);
            assertThat(world.queue.waiting()).hasSize(1);
            assertThat(world.sounds.all()).singleElement().satisfies(sound -> assertThat(sound.attempts().round()).isEqualTo(1));
        }

        @Test
        void a_request_that_fails_to_pin_late_does_not_set_a_sound_back() {
            world.providerIsUp = false;
            var once = new AtomicInteger(1);
            world.whilePinning = () -> {
                if (once.getAndDecrement() > 0) {
                    world.clock.advance(Duration.ofMinutes(2));
                    var delivery = world.queue.receive().orElseThrow();
                    world.retrier.retry(delivery.retry(), false, world.clock.in(Duration.ofMinutes(4)));
                    world.queue.settle(delivery);
                }
            };
            assertThat(world.spoken(World.request("hello")).attempts().round()).isEqualTo(1);
            assertThat(world.queue.waiting()).hasSize(1);
        }

        @Test
        void a_move_whose_answer_was_lost_still_sends_the_next_message() {
            world.providerIsUp = false;
            world.spoken(World.request("hello"));
            world.clock.advance(Duration.ofMinutes(2));
            var delivery = world.queue.receive().orElseThrow();
            world.whilePinning = () -> world.sounds.outage().loseAnswerOfNext(1);
            assertThatThrownBy(() -> world.retrier.retry(delivery.retry(), false, world.clock.in(Duration.ofMinutes(4))))
                    .isInstanceOf(StorageUnavailable.class);
            world.whilePinning = () -> {};
            world.retrier.retry(delivery.retry(), true, world.clock.in(Duration.ofMinutes(4)));
            world.queue.settle(delivery);
            assertThat(world.queue.waiting()).hasSize(1);
        }

        @Test
        void its_retries_come_at_growing_distances_and_never_multiply() {
            world.providerIsUp = false;
            world.spoken(World.request("hello"));
            var asked = 0;
            for (var minute = 0; minute < 60; minute++) {
                world.clock.advance(Duration.ofMinutes(1));
                world.sweep();
                var delivery = world.queue.receive();
                if (delivery.isPresent()) {
                    asked++;
                    world.retrier.retry(delivery.get().retry(), false, world.clock.in(Duration.ofMinutes(4)));
                    world.queue.settle(delivery.get());
                }
            }
            assertThat(asked).isBetween(5, 9);
            assertThat(world.queue.waiting()).hasSize(1);
        }
    }

    @Nested
    class when_something_of_ours_fails {

        @Test
        void a_sound_that_could_not_be_queued_is_acknowledged_only_if_it_is_pinned() {
            world.queue.outage().failNext(1);
            assertThat(world.vocalize(World.request("pinned all the same"))).isInstanceOfSatisfying(Vocalized.Spoken.class, spoken -> {
                assertThat(spoken.sound().state()).isEqualTo(SoundState.PINNED);
                assertThat(spoken.troubles()).hasSize(1);
            });
            world.providerIsUp = false;
            world.queue.outage().failNext(1);
            assertThatThrownBy(() -> world.vocalize(World.request("lost?"))).isInstanceOf(StorageUnavailable.class);
        }

        @Test
        void who_asks_again_after_a_message_could_not_be_sent_is_answered_only_with_one() {
            world.providerIsUp = false;
            world.queue.outage().failNext(2);
            assertThatThrownBy(() -> world.vocalize(World.request("hello"))).isInstanceOf(StorageUnavailable.class);
            assertThatThrownBy(() -> world.vocalize(World.request("hello"))).isInstanceOf(StorageUnavailable.class);
            assertThat(world.spoken(World.request("hello")).state()).isEqualTo(SoundState.TEMPORARY);
            assertThat(world.queue.waiting()).hasSize(1);
            assertThat(world.charged).isEqualTo(1);
        }

        @Test
        void who_asks_again_for_a_sound_that_messages_already_carry_sends_no_more_of_them() {
            world.providerIsUp = false;
            world.spoken(World.request("hello"));
            world.clock.advance(Duration.ofMinutes(3));
            world.queue.receive().ifPresent(delivery -> {
                world.retrier.retry(delivery.retry(), false, world.clock.in(World.REQUEST_TIME));
                world.queue.settle(delivery);
            });
            for (var again = 0; again < 100; again++) {
                world.spoken(World.request("hello"));
            }
            assertThat(world.queue.waiting()).hasSize(1);
        }

        @Test
        void a_pin_that_could_not_be_recorded_is_recorded_by_the_queue() {
            world.whilePinning = () -> world.sounds.outage().failNext(1);
            var sound = world.spoken(World.request("hello"));
            assertThat(sound.state()).isEqualTo(SoundState.TEMPORARY);
            world.whilePinning = () -> {};
            world.letTheQueueRunDry();
            assertThat(world.sounds.find(sound.id())).hasValueSatisfying(after -> assertThat(after.state()).isEqualTo(SoundState.PINNED));
        }

        @Test
        void stored_speech_whose_answer_was_lost_is_not_bought_again() {
            world.bytes.outage().loseAnswerOfNext(1);
            assertThatThrownBy(() -> world.vocalize(World.request("hello"))).isInstanceOf(StorageUnavailable.class);
            world.clock.advance(Duration.ofMinutes(1));
            assertThat(world.spoken(World.request("hello")).state()).isEqualTo(SoundState.PINNED);
            assertThat(world.charged).isEqualTo(1);
        }
    }

    @Nested
    class when_speech_fails {

        @Test
        void the_caller_hears_why_even_when_the_claim_could_not_be_given_back() {
            world.speechFailure = Optional.of(Failure.of(FailureKind.QUOTA_EXHAUSTED, "elevenlabs", "402"));
            world.whileSpeaking = () -> world.claims.outage().failNext(1);
            assertThat(world.vocalize(World.request("hello"))).isInstanceOfSatisfying(Vocalized.NotSpoken.class, answer -> {
                assertThat(answer.failure().kind()).isEqualTo(FailureKind.QUOTA_EXHAUSTED);
                assertThat(answer.troubles()).hasSize(1);
            });
        }

        @Test
        void nothing_is_stored_and_the_same_may_be_asked_at_once() {
            world.speechFailure = Optional.of(Failure.of(FailureKind.BUSY, "elevenlabs", "503"));
            assertThat(world.vocalize(World.request("hello"))).isInstanceOf(Vocalized.NotSpoken.class);
            assertThat(world.bytes.keys()).isEmpty();
            world.speechFailure = Optional.empty();
            assertThat(world.spoken(World.request("hello")).state()).isEqualTo(SoundState.PINNED);
        }
    }

    @Test
    void who_asks_while_another_is_speaking_is_told_to_come_back() {
        world.steps.dieBefore(3);
        assertThatThrownBy(() -> world.vocalize(World.keyed("hello", "key"))).isInstanceOf(Crash.class);
        world.steps.dieNoMore();
        assertThat(world.vocalize(World.keyed("hello", "key"))).isInstanceOfSatisfying(Vocalized.InProgress.class,
                wait -> assertThat(wait.retryAfter()).isPositive());
        assertThat(world.charged).isZero();
    }
}
