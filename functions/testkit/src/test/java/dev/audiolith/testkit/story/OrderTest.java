package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.sound.Announcement;
import dev.audiolith.sound.Callbacks;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.Performing.Performed;
import dev.audiolith.sound.LostOrders;
import dev.audiolith.sound.SoundState;
import dev.audiolith.sound.Sounds;
import dev.audiolith.sound.Sweeper;
import dev.audiolith.sound.Vocalized;
import dev.audiolith.sound.VocalizeRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Texts that are spoken while nobody waits.
class OrderTest {
    private static final Duration WORKER_TIME = Duration.ofMinutes(14);
    private static final URI HOOK = URI.create("https://receiver.example/hook");

    private final World world = World.keeping();

    @Test
    void an_order_is_spoken_by_the_worker_and_takes_the_id_it_was_given() {
        var order = ordered("hello");
        assertThat(order.state()).isEqualTo(SoundState.SPEAKING);
        assertThat(world.charged).isZero();
        assertThat(work()).containsExactly(new Performed.Spoken());
        assertThat(world.sounds.find(order.id())).hasValueSatisfying(sound -> assertThat(sound.state()).isEqualTo(SoundState.PINNED));
        assertThat(world.orderedSpeech.ids()).isEmpty();
        assertThat(world.charged).isEqualTo(1);
    }

    @Test
    void a_text_that_cannot_be_spoken_in_time_becomes_an_order_unasked() {
        assertThat(world.vocalize(World.request("x".repeat(2_000)))).isInstanceOf(Vocalized.Spoken.class);
        assertThat(world.vocalize(World.request("x".repeat(2_001)))).isInstanceOf(Vocalized.Accepted.class);
    }

    @Test
    void what_is_there_already_is_answered_at_once() {
        var sound = world.spoken(World.request("hello"));
        assertThat(world.vocalize(async("hello"))).isEqualTo(new Vocalized.Spoken(sound, 0, List.of()));
    }

    @Test
    void a_twin_that_does_not_wait_is_told_the_same_order_and_one_that_waits_to_come_back() {
        var order = ordered("hello");
        assertThat(ordered("hello").id()).isEqualTo(order.id());
        assertThat(world.vocalize(World.request("hello"))).isInstanceOf(Vocalized.InProgress.class);
        work();
        assertThat(world.charged).isEqualTo(1);
        assertThat(world.spoken(World.request("hello")).id()).isEqualTo(order.id());
    }

    @Test
    void a_key_leads_to_its_order_and_with_another_body_or_callback_is_refused() {
        var first = ((Vocalized.Accepted) world.vocalize(keyed("hello", Optional.empty()))).order();
        assertThat(world.vocalize(keyed("hello", Optional.empty()))).isInstanceOfSatisfying(Vocalized.Accepted.class,
                again -> assertThat(again.order().id()).isEqualTo(first.id()));
        assertThat(world.vocalize(keyed("goodbye", Optional.empty()))).isEqualTo(new Vocalized.KeyReused());
        assertThat(world.vocalize(keyed("hello", Optional.of(HOOK)))).isEqualTo(new Vocalized.KeyReused());
    }

    @Test
    void copies_of_a_message_handled_at_the_same_time_speak_once() {
        var order = ordered("hello");
        var copies = new ArrayList<Performed>();
        world.whileSpeaking = () -> {
            for (var copy = 0; copy < 9; copy++) {
                copies.add(world.performing.perform(order.id(), false, world.clock.in(WORKER_TIME)));
            }
        };
        assertThat(work()).containsExactly(new Performed.Spoken());
        assertThat(copies).hasSize(9).containsOnly(new Performed.NothingToDo());
        assertThat(world.charged).isEqualTo(1);
        assertThat(world.speakQueue.queue().waiting()).isEmpty();
    }

    @Test
    void one_who_lost_the_turn_while_speaking_writes_nothing_any_more() {
        var order = ordered("hello");
        var first = new Runnable[]{() -> {
            world.clock.advance(Duration.ofMinutes(20));
            world.whileSpeaking = () -> {};
            assertThat(world.performing.perform(order.id(), true, world.clock.in(WORKER_TIME))).isEqualTo(new Performed.Spoken());
        }};
        world.whileSpeaking = first[0];
        assertThat(world.performing.perform(order.id(), false, world.clock.in(WORKER_TIME))).isEqualTo(new Performed.NothingToDo());
        assertThat(world.sounds.all()).singleElement().satisfies(sound -> {
            assertThat(sound.audio().objectKey()).contains("/3.");
            assertThat(sound.state()).isEqualTo(SoundState.PINNED);
        });
    }

    @Test
    void an_order_whose_message_was_lost_is_found_by_the_sweep() {
        var order = ordered("hello");
        world.speakQueue.queue().lose();
        world.clock.advance(Duration.ofMinutes(6));
        assertThat(world.sweeper.sweep(world.clock.in(Duration.ofSeconds(55))).sent()).isEqualTo(1);
        assertThat(world.sweeper.sweep(world.clock.in(Duration.ofSeconds(55))).sent()).isZero();
        work();
        assertThat(world.sounds.find(order.id())).isPresent();
    }

    @Test
    void an_order_that_could_not_be_sent_for_is_not_acknowledged_but_whoever_asks_again_gets_it() {
        world.speakQueue.queue().outage().failNext(1);
        assertThatThrownBy(() -> world.vocalize(async("hello"))).isInstanceOf(StorageUnavailable.class);
        ordered("hello");
        assertThat(work()).containsExactly(new Performed.Spoken());
    }

    @Nested
    class when_speech_fails {

        @Test
        void what_cannot_succeed_later_is_told_at_once_and_may_be_ordered_anew() {
            world.speechFailure = Optional.of(Failure.of(FailureKind.NOT_FOUND, "elevenlabs", "404"));
            var order = ordered("hello");
            assertThat(work()).singleElement().isInstanceOf(Performed.Failed.class);
            assertThat(world.sounds.orders().find(order.id())).hasValueSatisfying(failed -> {
                assertThat(failed.state()).isEqualTo(SoundState.FAILED);
                assertThat(failed.failure()).hasValueSatisfying(why -> assertThat(why.kind()).isEqualTo(FailureKind.NOT_FOUND));
            });
            assertThat(world.orderedSpeech.ids()).isEmpty();
            world.speechFailure = Optional.empty();
            assertThat(ordered("hello").id()).isNotEqualTo(order.id());
            assertThat(work()).containsExactly(new Performed.Spoken());
        }

        @Test
        void what_may_pass_is_tried_again_at_growing_distances_and_then_told() {
            world.speechFailure = Optional.of(Failure.of(FailureKind.UNREACHABLE, "elevenlabs", "no connection"));
            ordered("hello");
            var began = world.clock.instant();
            assertThat(work()).hasSize(8).startsWith(new Performed.PutOff(world.speechFailure))
                    .endsWith(new Performed.Failed(world.speechFailure.get()));
            assertThat(Duration.between(began, world.clock.instant())).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(90));
        }

        @Test
        void what_may_have_been_charged_is_tried_less_often() {
            world.speechFailure = Optional.of(Failure.of(FailureKind.TIMED_OUT, "elevenlabs", "no answer in time"));
            ordered("hello");
            assertThat(work()).extracting(Performed::name).containsExactly("PUT_OFF", "PUT_OFF", "FAILED");
        }

        @Test
        void what_broke_off_after_it_had_begun_is_on_the_bill_however_it_broke_off() {
            world.breaksOff = Optional.of(Failure.of(FailureKind.UNREACHABLE, "elevenlabs", "the connection broke"));
            ordered("hello");
            assertThat(work()).extracting(Performed::name).containsExactly("PUT_OFF", "PUT_OFF", "FAILED");
            assertThat(world.charged).isEqualTo(3);
        }

        @Test
        void of_a_failed_order_the_text_goes_even_if_who_failed_it_died() {
            world.speechFailure = Optional.of(Failure.of(FailureKind.NOT_FOUND, "elevenlabs", "404"));
            var order = ordered("hello");
            work();
            world.orderedSpeech.keep(order.id(), World.text("hello"));
            world.performing.perform(order.id(), true, world.clock.in(WORKER_TIME));
            assertThat(world.orderedSpeech.ids()).isEmpty();
        }

        @Test
        void it_is_spoken_when_the_trouble_has_passed() {
            world.speechFailure = Optional.of(Failure.of(FailureKind.BUSY, "elevenlabs", "503"));
            var order = ordered("hello");
            world.performing.perform(order.id(), false, world.clock.in(WORKER_TIME));
            world.speechFailure = Optional.empty();
            assertThat(work()).contains(new Performed.Spoken());
            assertThat(world.charged).isEqualTo(1);
        }
    }

    @Nested
    class when_workers_die {

        @Test
        void again_and_again_the_order_is_told_as_failed_and_speech_is_not_bought_for_ever() {
            var order = ordered("hello");
            var deaths = liveADayWith(() -> {
                throw new Crash("while speaking");
            });
            assertThat(deaths).isLessThanOrEqualTo(8);
            assertThat(world.sounds.orders().find(order.id()).orElseThrow().state()).isEqualTo(SoundState.FAILED);
        }

        @Test
        void our_own_storage_being_away_for_a_day_is_no_death() {
            var order = ordered("hello");
            liveADayWith(() -> world.bytes.outage().failNext(1));
            assertThat(world.sounds.orders().find(order.id()).orElseThrow().state()).isEqualTo(SoundState.SPEAKING);
            world.whileSpeaking = () -> {};
            world.clock.advance(Duration.ofMinutes(30));
            world.sweep();
            work();
            assertThat(world.sounds.find(order.id())).isPresent();
        }

        private int liveADayWith(Runnable trouble) {
            var troubles = new AtomicInteger();
            world.whileSpeaking = () -> {
                troubles.incrementAndGet();
                trouble.run();
            };
            for (var minute = 0; minute < 24 * 60; minute += 5) {
                world.sweep();
                try {
                    world.speakQueue.queue().receive().ifPresent(delivery -> {
                        world.performing.perform(delivery.body(), delivery.count() > 1, world.clock.in(WORKER_TIME));
                        world.speakQueue.queue().settle(delivery);
                    });
                } catch (Crash | StorageUnavailable e) {
                    assertThat(e).isNotNull();
                }
                world.clock.advance(Duration.ofMinutes(5));
            }
            return troubles.get();
        }
    }

    @Test
    void an_index_that_lags_sends_for_no_order_twice() {
        ordered("hello");
        world.speakQueue.queue().lose();
        world.clock.advance(Duration.ofMinutes(6));
        var lagging = Meanwhile.around(Sounds.class, world.sounds, "overdue", world::sweep);
        var late = new Sweeper(lagging, world.queue, new LostOrders(world.sounds.orders(), world.speakQueue, world.clock), world.clock);
        assertThat(late.sweep(world.clock.in(Duration.ofSeconds(55))).sent()).isZero();
        assertThat(world.speakQueue.queue().waiting()).hasSize(1);
    }

    @Nested
    class when_someone_wants_to_be_called {

        @Test
        void the_address_goes_from_the_order_to_its_sound() {
            var order = ((Vocalized.Accepted) world.vocalize(calling("hello", HOOK))).order();
            assertThat(order.callbacks().urls()).containsExactly(HOOK);
            work();
            assertThat(world.sounds.find(order.id()))
                    .hasValueSatisfying(sound -> assertThat(sound.callbacks().urls()).containsExactly(HOOK));
        }

        @Test
        void a_second_address_is_remembered_beside_the_first_even_while_the_worker_speaks() {
            var order = ((Vocalized.Accepted) world.vocalize(calling("hello", HOOK))).order();
            var second = URI.create("https://other.example/hook");
            world.whileSpeaking = () -> world.vocalize(calling("hello", second));
            assertThat(work()).containsExactly(new Performed.Spoken());
            assertThat(world.sounds.find(order.id()))
                    .hasValueSatisfying(sound -> assertThat(sound.callbacks().urls()).containsExactly(HOOK, second));
        }

        @Test
        void a_sound_that_still_waits_for_a_provider_remembers_it() {
            world.providerIsUp = false;
            var sound = world.spoken(World.request("hello"));
            world.vocalize(calling("hello", HOOK));
            assertThat(world.sounds.find(sound.id()))
                    .hasValueSatisfying(after -> assertThat(after.callbacks().urls()).containsExactly(HOOK));
        }

        @Test
        void a_sound_that_is_pinned_already_is_announced_at_once_under_an_id_that_stays() {
            var sound = world.spoken(World.request("hello"));
            world.vocalize(calling("hello", HOOK));
            world.vocalize(calling("hello", HOOK));
            assertThat(world.announcements.queue().waiting()).hasSize(2).allSatisfy(sent -> {
                assertThat(sent.announcement().event()).isEqualTo(Announcement.Event.PINNED);
                assertThat(sent.announcement().about()).isEqualTo(sound.id().text());
                assertThat(sent.announcement().id()).matches("msg_[0-9a-f]{32}");
            }).extracting(sent -> sent.announcement().id())
                    .containsOnly(world.announcements.queue().waiting().getFirst().announcement().id());
        }

        @Test
        void no_more_are_remembered_than_there_is_room_for() {
            ordered("hello");
            for (var i = 0; i < Callbacks.MOST; i++) {
                world.vocalize(calling("hello", URI.create("https://receiver.example/" + i)));
            }
            assertThatThrownBy(() -> world.vocalize(calling("hello", HOOK))).isInstanceOf(InvalidRequest.class)
                    .hasMessageContaining("callbackUrl");
        }
    }

    private Order ordered(String text) {
        return ((Vocalized.Accepted) world.vocalize(async(text))).order();
    }

    /// Works the queue of orders off, as the worker's door would, until nothing is left.
    private List<Performed> work() {
        var done = new ArrayList<Performed>();
        for (var turn = 0; turn < 200 && !world.speakQueue.queue().waiting().isEmpty(); turn++) {
            world.speakQueue.queue().receive().ifPresentOrElse(delivery -> {
                done.add(world.performing.perform(delivery.body(), delivery.count() > 1, world.clock.in(WORKER_TIME)));
                world.speakQueue.queue().settle(delivery);
            }, () -> world.clock.advance(Duration.ofSeconds(30)));
        }
        return done;
    }

    private static VocalizeRequest async(String text) {
        return new VocalizeRequest("ann", World.text(text), true, Optional.empty(), new VocalizeRequest.Delivery(true, Optional.empty()));
    }

    private static VocalizeRequest calling(String text, URI hook) {
        return new VocalizeRequest("ann", World.text(text), true, Optional.empty(), new VocalizeRequest.Delivery(true, Optional.of(hook)));
    }

    private static VocalizeRequest keyed(String text, Optional<URI> hook) {
        return new VocalizeRequest("ann", World.text(text), false, Optional.of("key"), new VocalizeRequest.Delivery(true, hook));
    }
}
