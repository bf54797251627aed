package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.sound.Attempts;
import dev.audiolith.sound.Retrier;
import dev.audiolith.sound.RetryQueue;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// When a sound that no provider takes is tried again, for as long as it lives.
class RetryTimingTest {
    private static final Duration JITTER = Duration.ofSeconds(1);

    private final World world = World.keeping();
    private final List<Instant> attempts = new ArrayList<>();

    @Test
    void after_1_2_4_8_and_then_every_15_minutes_give_or_take_a_fifth() {
        speakInVain();
        letPass(Duration.ofHours(2));
        var nominal = List.of(1, 2, 4, 8, 15, 15, 15);
        for (var i = 0; i < nominal.size(); i++) {
            var waited = Duration.between(attempts.get(i), attempts.get(i + 1));
            var expected = Duration.ofMinutes(nominal.get(i));
            assertThat(waited).as("delay %s", i + 1).isBetween(expected.multipliedBy(4).dividedBy(5).minus(JITTER),
                    expected.multipliedBy(6).dividedBy(5).plus(JITTER));
            assertThat(waited).isLessThanOrEqualTo(RetryQueue.LONGEST_DELAY.plus(JITTER));
        }
    }

    @Test
    void for_as_long_as_it_is_kept_and_then_no_more() {
        var sound = speakInVain();
        letPass(Duration.ofDays(8));
        var end = sound.life().expiresAt().orElseThrow();
        assertThat(attempts.getLast()).isBetween(end.minus(Duration.ofMinutes(16)), end);
        assertThat(attempts).hasSizeBetween(7 * 24 * 4, 7 * 24 * 5 + 10);
        assertThat(world.queue.waiting()).isEmpty();
    }

    @Test
    void it_becomes_unpinned_in_the_record_within_a_round_after_its_hour_though_nobody_asks() {
        var sound = speakInVain();
        letPass(Duration.ofMinutes(59));
        assertThat(world.sounds.all()).singleElement().satisfies(now -> assertThat(now.state()).isEqualTo(SoundState.TEMPORARY));
        letPass(Duration.ofMinutes(17));
        assertThat(world.sounds.all()).singleElement().satisfies(now -> assertThat(now.state()).isEqualTo(SoundState.UNPINNED));
        world.providerIsUp = true;
        letPass(Duration.ofMinutes(16));
        assertThat(world.sounds.all()).singleElement().satisfies(now -> assertThat(now.state()).isEqualTo(SoundState.PINNED));
        assertThat(world.listening.find(sound.id())).isNotNull();
    }

    @Test
    void a_wait_longer_than_the_queue_can_hold_is_carried_across_without_counting_an_attempt() {
        var sound = speakInVain();
        world.clock.advance(Duration.ofMinutes(2));
        var message = world.queue.receive().orElseThrow();
        var due = world.clock.instant().plus(Duration.ofMinutes(40));
        var later = new Sound(sound.id(), sound.owner(), sound.state(), sound.audio(), sound.life(), sound.kept(),
                new Attempts(sound.attempts().made(), sound.attempts().round(), Optional.of(due),
                        sound.attempts().triedAt(), sound.attempts().lastFailure()),
                sound.callbacks(), sound.version() + 1);
        world.sounds.replace(later);
        var before = attempts.size();
        assertThat(world.retrier.retry(message.retry(), false, world.clock.in(Duration.ofMinutes(4))))
                .isEqualTo(Retrier.Settled.NOT_DUE_YET);
        world.queue.settle(message);
        letPass(Duration.ofMinutes(39));
        assertThat(attempts).hasSize(before);
        assertThat(world.sounds.find(sound.id())).contains(later);
        assertThat(world.queue.waiting()).hasSize(1);
        letPass(Duration.ofMinutes(2));
        assertThat(attempts).hasSize(before + 1);
        assertThat(attempts.getLast()).isBetween(due.minusSeconds(60), due.plusSeconds(60));
    }

    private Sound speakInVain() {
        world.providerIsUp = false;
        world.whilePinning = () -> attempts.add(world.clock.instant());
        return world.spoken(World.request("hello"));
    }

    /// Second by second would take a week long: from message to message, as the queue has them.
    private void letPass(Duration time) {
        var end = world.clock.instant().plus(time);
        for (var next = world.queue.nextAt(); next.isPresent() && !next.get().isAfter(end); next = world.queue.nextAt()) {
            if (next.get().isAfter(world.clock.instant())) {
                world.clock.advance(Duration.between(world.clock.instant(), next.get()));
            }
            var delivery = world.queue.receive().orElseThrow();
            world.retrier.retry(delivery.retry(), false, world.clock.in(Duration.ofMinutes(4)));
            world.queue.settle(delivery);
        }
        world.clock.advance(Duration.between(world.clock.instant(), end));
    }
}
