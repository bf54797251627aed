package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.sound.Playback;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What becomes of sounds that no provider took in their time, where they are not to be kept.
class ExpiryTest {
    private final World strict = World.expiring();

    @Test
    void the_link_ends_to_the_second_although_the_table_still_has_the_sound() {
        strict.providerIsUp = false;
        var sound = strict.spoken(World.request("hello"));
        strict.clock.advance(Duration.between(strict.clock.instant(), sound.life().temporaryUntil()).minusMillis(1));
        assertThat(strict.listening.find(sound.id())).isInstanceOf(Playback.Temporary.class);
        strict.clock.advance(Duration.ofMillis(1));
        assertThat(strict.listening.find(sound.id())).isInstanceOf(Playback.Expired.class);
    }

    @Test
    void the_bytes_go_when_the_table_lets_go_and_the_link_still_says_expired() {
        strict.providerIsUp = false;
        var sound = strict.spoken(World.request("hello"));
        strict.clock.advance(Duration.ofHours(2));
        var removed = strict.sounds.expire(sound.id()).orElseThrow();
        assertThat(strict.cleaner.clean(removed)).isTrue();
        assertThat(strict.cleaner.clean(removed)).isFalse();
        assertThat(strict.bytes.keys()).isEmpty();
        assertThat(strict.listening.find(sound.id())).isInstanceOf(Playback.Expired.class);
    }

    @Test
    void what_is_left_of_a_sound_does_not_say_that_it_lives_on() {
        strict.providerIsUp = false;
        var sound = strict.spoken(World.request("hello"));
        strict.clock.advance(Duration.ofHours(2));
        assertThat(sound.linkEndsAt(strict.clock.instant())).isEqualTo(sound.life().expiresAt());
        strict.cleaner.clean(strict.sounds.expire(sound.id()).orElseThrow());
        assertThat(strict.sounds.find(sound.id()).orElseThrow().linkEndsAt(strict.clock.instant())).isEmpty();
    }

    @Test
    void those_that_expired_do_not_hide_one_whose_message_was_lost() {
        strict.providerIsUp = false;
        for (var i = 0; i < 250; i++) {
            strict.spoken(World.request("too late " + i));
        }
        strict.clock.advance(Duration.ofHours(2));
        var sound = strict.spoken(World.request("hello"));
        strict.clock.advance(Duration.ofMinutes(30));
        assertThat(strict.sweep()).isEqualTo(1);
        assertThat(strict.queue.waiting()).filteredOn(retry -> retry.soundId().equals(sound.id())).hasSize(2);
    }

    @Test
    void a_sound_that_the_table_lets_go_while_a_provider_takes_it_keeps_its_record() {
        strict.providerIsUp = false;
        var sound = strict.spoken(World.request("hello"));
        strict.clock.advance(Duration.ofMinutes(59));
        strict.providerIsUp = true;
        strict.whilePinning = () -> strict.sounds.expire(sound.id());
        strict.retrier.retry(strict.queue.receive().orElseThrow().retry(), false, strict.clock.in(Duration.ofMinutes(4)));
        assertThat(strict.cleaner.clean(sound)).isFalse();
        assertThat(strict.listening.find(sound.id())).isInstanceOf(Playback.Permanent.class);
    }

    /// Or else a sound that is pinned in this moment comes back without its words.
    @Test
    void word_is_left_before_anything_is_deleted() {
        strict.providerIsUp = false;
        var sound = strict.spoken(World.request("hello"));
        strict.clock.advance(Duration.ofHours(2));
        strict.sounds.expire(sound.id());
        strict.bytes.outage().failNext(1);
        assertThatThrownBy(() -> strict.cleaner.clean(sound)).isInstanceOf(StorageUnavailable.class);
        assertThat(strict.sounds.putIfAbsent(sound)).as("it is too late to come back").isFalse();
        strict.cleaner.clean(sound);
        assertThat(strict.bytes.keys()).isEmpty();
    }

    @Test
    void a_pinned_sound_is_never_cleaned_up() {
        var sound = strict.spoken(World.request("hello"));
        assertThat(strict.cleaner.clean(sound)).isFalse();
        assertThat(strict.listening.find(sound.id())).isInstanceOf(Playback.Permanent.class);
    }

    @Test
    void an_expired_sound_is_spoken_anew_for_who_asks_again() {
        strict.providerIsUp = false;
        var gone = strict.spoken(World.request("hello"));
        strict.clock.advance(Duration.ofHours(2));
        assertThat(strict.spoken(World.request("hello")).id()).isNotEqualTo(gone.id());
    }
}
