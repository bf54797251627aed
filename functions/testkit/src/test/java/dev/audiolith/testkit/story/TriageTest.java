package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.content.Cid;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.PinChain;
import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinReport;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.pin.Pinner;
import dev.audiolith.pin.Triage;
import dev.audiolith.testkit.pin.FakeProviderHealth;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Deadline;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A provider that failed of late is asked after the others, by all running copies of the service together.
class TriageTest {
    private static final PinRequest SOUND = new PinRequest("sound", Cid.of(Cid.Codec.RAW, new byte[32]), 1, InputStream::nullInputStream);
    private static final int ATTEMPTS = 3;

    private final ManualClock clock = new ManualClock();
    private final FakeProviderHealth health = new FakeProviderHealth();
    private final Switchable first = new Switchable("first");
    private final Switchable second = new Switchable("second");
    private final PinChain chain = copyOfTheService();

    @Test
    void while_all_are_well_nothing_is_written_and_a_read_serves_for_ten_seconds() {
        for (var second = 0; second < 60; second++) {
            pin(chain);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(health.writes()).isZero();
        assertThat(health.reads()).isEqualTo(6);
        assertThat(second.asked).isZero();
    }

    @Test
    void one_that_is_alone_is_asked_as_ever() {
        var alone = new PinChain(List.of(first), ATTEMPTS, backoff(), clock, new Triage(health, clock));
        first.failure = Optional.of(FailureKind.UNREACHABLE);
        for (var sound = 1; sound <= 5; sound++) {
            assertThat(pin(alone).attempts()).isEqualTo(ATTEMPTS);
            clock.advance(Duration.ofSeconds(20));
        }
    }

    @Nested
    class when_the_first_is_down {

        @Test
        void the_next_sound_goes_to_the_second_without_asking_it() {
            first.failure = Optional.of(FailureKind.UNREACHABLE);
            assertThat(pin(chain).failures()).hasSize(ATTEMPTS);
            assertThat(pin(chain).failures()).isEmpty();
            assertThat(first.asked).isEqualTo(ATTEMPTS);
        }

        @Test
        void another_copy_of_the_service_hears_of_it() {
            first.failure = Optional.of(FailureKind.UNREACHABLE);
            pin(chain);
            assertThat(pin(copyOfTheService()).failures()).isEmpty();
        }

        @Test
        void it_is_asked_all_the_same_when_the_second_fails_too() {
            first.failure = Optional.of(FailureKind.UNREACHABLE);
            pin(chain);
            first.failure = Optional.empty();
            second.failure = Optional.of(FailureKind.BUSY);
            assertThat(pin(chain).pinned()).hasValueSatisfying(kept -> assertThat(kept.provider()).isEqualTo("first"));
        }

        @Test
        void one_success_brings_it_back_to_its_place_for_all() {
            first.failure = Optional.of(FailureKind.UNREACHABLE);
            pin(chain);
            first.failure = Optional.empty();
            clock.advance(Duration.ofSeconds(31));
            assertThat(provider(pin(chain))).isEqualTo("first");
            assertThat(health.all()).isEmpty();
            assertThat(provider(pin(copyOfTheService()))).isEqualTo("first");
        }

        @Test
        void the_time_until_it_is_tried_again_doubles_up_to_five_minutes() {
            first.failure = Optional.of(FailureKind.TIMED_OUT);
            var tries = 0L;
            for (var second = 0; second < 3600; second++) {
                var before = first.asked;
                pin(chain);
                tries += first.asked - before;
                clock.advance(Duration.ofSeconds(1));
            }
            // 0, 30, 90, 210, 450 seconds, then every five minutes.
            assertThat(tries).isBetween(14L, 16L);
        }

        @Test
        void an_hour_of_traffic_through_fifty_copies_asks_it_a_bounded_number_of_times() {
            first.failure = Optional.of(FailureKind.UNREACHABLE);
            var copies = Stream.generate(TriageTest.this::copyOfTheService).limit(50).toList();
            copies.forEach(TriageTest.this::pin);
            first.asked = 0;
            var sounds = 0;
            for (var second = 0; second < 3600; second++) {
                for (var request = 0; request < 10; request++) {
                    assertThat(provider(pin(copies.get(sounds++ % copies.size())))).isEqualTo("second");
                }
                clock.advance(Duration.ofSeconds(1));
            }
            assertThat(sounds).isEqualTo(36_000);
            assertThat(first.asked).isLessThanOrEqualTo(16);
            assertThat(health.writes()).isLessThan(150);
        }

        @Test
        void when_its_time_is_over_only_one_of_many_copies_tries_it() {
            first.failure = Optional.of(FailureKind.UNREACHABLE);
            var copies = Stream.generate(TriageTest.this::copyOfTheService).limit(20).toList();
            pin(copies.getFirst());
            copies.forEach(TriageTest.this::pin);
            first.asked = 0;
            clock.advance(Duration.ofSeconds(31));
            copies.forEach(TriageTest.this::pin);
            assertThat(first.asked).isEqualTo(1);
        }
    }

    @Nested
    class when_all_are_ill {

        @Test
        void one_that_only_stumbled_is_asked_before_one_that_has_long_been_dead() {
            first.failure = Optional.of(FailureKind.UNREACHABLE);
            for (var minute = 0; minute < 20; minute++) {
                pin(chain);
                clock.advance(Duration.ofMinutes(1));
            }
            stumble(second);
            first.asked = 0;
            assertThat(provider(pin(chain))).isEqualTo("second");
            assertThat(first.asked).isZero();
        }

        @Test
        void one_that_may_be_well_in_a_moment_is_asked_before_one_that_somebody_has_to_mend() {
            first.failure = Optional.of(FailureKind.UNAUTHORIZED);
            for (var stumbles = 0; stumbles < 3; stumbles++) {
                stumble(second);
                clock.advance(Duration.ofSeconds(40));
            }
            first.asked = 0;
            stumble(second);
            assertThat(first.asked).isLessThanOrEqualTo(ATTEMPTS);
            first.asked = 0;
            assertThat(provider(pin(chain))).isEqualTo("second");
            assertThat(first.asked).isZero();
        }

        @Test
        void of_two_that_stumbled_the_one_whose_trouble_is_longer_ago_is_asked_first() {
            first.failure = Optional.of(FailureKind.BUSY);
            second.failure = Optional.of(FailureKind.BUSY);
            pin(chain);
            pin(chain);
            assertThat(provider(pinWhenWell())).isEqualTo("first");
        }

        @Test
        void a_day_in_which_the_other_stumbles_every_minute_asks_the_dead_one_a_bounded_number_of_times() {
            first.failure = Optional.of(FailureKind.UNREACHABLE);
            for (var warm = 0; warm < 10; warm++) {
                pin(chain);
                clock.advance(Duration.ofMinutes(1));
            }
            first.asked = 0;
            var stumbles = 0;
            for (var second = 0; second < 24 * 3600; second += 2) {
                if (second % 60 == 0) {
                    stumble(TriageTest.this.second);
                    stumbles++;
                }
                pin(chain);
                clock.advance(Duration.ofSeconds(2));
            }
            // Once as a trial every five minutes, and when nobody else would take a sound.
            assertThat(first.asked).isLessThanOrEqualTo(24 * 12 + ATTEMPTS * stumbles + 2);
        }

        /// Fails for one sound, and is well again.
        private void stumble(Switchable provider) {
            provider.failure = Optional.of(FailureKind.BUSY);
            pin(chain);
            provider.failure = Optional.empty();
        }

        private PinReport pinWhenWell() {
            first.failure = Optional.empty();
            second.failure = Optional.empty();
            return pin(chain);
        }
    }

    @ParameterizedTest
    @EnumSource(value = FailureKind.class, names = {"UNAUTHORIZED", "FORBIDDEN", "QUOTA_EXHAUSTED", "RETIRED", "NOT_FOUND"})
    void what_somebody_has_to_mend_is_tried_again_after_ten_minutes_not_before(FailureKind kind) {
        first.failure = Optional.of(kind);
        pin(chain);
        first.asked = 0;
        clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        pin(chain);
        assertThat(first.asked).isZero();
        clock.advance(Duration.ofSeconds(2));
        pin(chain);
        assertThat(first.asked).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = FailureKind.class, names = {"INVALID_INPUT", "TOO_LARGE"})
    void a_sound_that_it_will_not_take_says_nothing_about_the_provider(FailureKind kind) {
        first.failure = Optional.of(kind);
        pin(chain);
        first.failure = Optional.empty();
        assertThat(provider(pin(chain))).isEqualTo("first");
    }

    @Test
    void our_own_bucket_being_away_says_nothing_about_the_provider() {
        first.blamed = Failure.OUR_STORE;
        first.failure = Optional.of(FailureKind.UNREACHABLE);
        pin(chain);
        assertThat(health.all()).isEmpty();
    }

    @Test
    void who_had_no_fair_time_to_answer_is_not_ill() {
        first.failure = Optional.of(FailureKind.TIMED_OUT);
        chain.pin(SOUND, clock.in(Duration.ofSeconds(2)));
        assertThat(health.all()).isEmpty();
    }

    @Nested
    class when_the_clock_is_set_back {

        @Test
        void by_a_day_an_illness_does_not_last_a_day_longer() {
            first.failure = Optional.of(FailureKind.UNREACHABLE);
            pin(chain);
            first.failure = Optional.empty();
            clock.advance(Duration.ofDays(-1));
            assertThat(provider(pin(chain))).isEqualTo("first");
        }

        @Test
        void what_is_known_is_asked_for_again() {
            pin(chain);
            clock.advance(Duration.ofHours(-1));
            pin(chain);
            assertThat(health.reads()).isEqualTo(2);
        }
    }

    @Nested
    class when_the_table_does_not_answer {

        @Test
        void sounds_are_pinned_and_the_trouble_is_told() {
            health.outage().failNext(1);
            var report = pin(chain);
            assertThat(provider(report)).isEqualTo("first");
            assertThat(report.troubles()).hasSize(1);
        }

        @Test
        void it_is_not_asked_again_for_each_sound() {
            health.outage().failNext(100);
            pin(chain);
            pin(chain);
            assertThat(health.reads()).isEqualTo(1);
        }

        @Test
        void this_copy_still_remembers_what_it_saw_itself() {
            first.failure = Optional.of(FailureKind.UNREACHABLE);
            health.outage().failNext(1000);
            pin(chain);
            first.asked = 0;
            for (var sound = 0; sound < 25; sound++) {
                assertThat(provider(pin(chain))).isEqualTo("second");
                clock.advance(Duration.ofSeconds(1));
            }
            assertThat(first.asked).isZero();
            clock.advance(Duration.ofSeconds(10));
            pin(chain);
            assertThat(first.asked).isEqualTo(1);
        }
    }

    private PinReport pin(PinChain chain) {
        return chain.pin(SOUND, clock.in(Duration.ofSeconds(28)));
    }

    private static String provider(PinReport report) {
        return report.pinned().orElseThrow().provider();
    }

    private PinChain copyOfTheService() {
        return new PinChain(List.of(first, second), ATTEMPTS, backoff(), _ -> {}, new Triage(health, clock));
    }

    private static Backoff backoff() {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), new Random(7));
    }

    /// Counts who asks it, and fails while it is told to.
    private static final class Switchable implements Pinner {
        private final String name;
        private String blamed;
        private Optional<FailureKind> failure = Optional.empty();
        private int asked;

        Switchable(String name) {
            this.name = name;
            this.blamed = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public PinOutcome pin(PinRequest request, Deadline deadline) {
            asked++;
            return failure.<PinOutcome>map(kind -> new PinOutcome.NotPinned(Failure.of(kind, blamed, "failed")))
                    .orElseGet(() -> new PinOutcome.Pinned(name, Optional.empty()));
        }
    }
}
