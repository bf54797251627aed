package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.sound.OrphanSweep;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundBytes;
import dev.audiolith.sound.SoundState;
import dev.audiolith.sound.VocalizeRequest;
import dev.audiolith.testkit.sound.SampleSounds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What lies in the bucket and is needed by nobody goes; everything else stays.
class OrphanSweepTest {
    private static final Duration LONG_AGO = Duration.ofDays(32);

    private final World world = World.keeping();

    @ParameterizedTest
    @ValueSource(strings = {"sounds/%s/1.mp3", "sounds/%s/2/parts/17.mp3", "captions/%s.json", "orders/%s.json"})
    void what_no_record_leads_to_goes_once_no_claim_can_lead_to_it_either(String form) {
        var key = form.formatted(SampleSounds.newId());
        store(key);
        world.clock.advance(Duration.ofDays(30));
        assertThat(sweep().deleted()).isZero();
        world.clock.advance(Duration.ofDays(1).plusSeconds(1));
        assertThat(sweep().deleted()).isEqualTo(1);
        assertThat(world.bytes.keys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sounds/%s/2.mp3", "sounds/%s/1/parts/17.mp3", "captions/%s/2.words", "orders/%s.json"})
    void what_other_holders_of_the_lease_left_behind_goes_after_a_day(String form) {
        var sound = waiting();
        var key = form.formatted(sound.id());
        store(key);
        world.clock.advance(Duration.ofHours(23));
        assertThat(sweep().deleted()).isZero();
        world.clock.advance(Duration.ofHours(2));
        assertThat(sweep().deleted()).isEqualTo(1);
        assertThat(world.bytes.keys()).containsExactly(sound.audio().objectKey());
    }

    @Test
    void bytes_and_words_of_a_pending_sound_stay_as_long_as_it_is_pending_even_when_its_time_is_over() {
        captioned();
        for (var day = 0; day < 40; day++) {
            world.clock.advance(Duration.ofDays(1));
            assertThat(sweep().deleted()).isZero();
        }
        assertThat(world.bytes.keys()).hasSize(2);
    }

    @Test
    void of_an_expired_sound_nothing_stays() {
        var sound = captioned();
        world.clock.advance(Duration.ofDays(8));
        var removed = world.sounds.expire(sound.id()).orElseThrow();
        world.cleaner.clean(removed);
        store(sound.audio().objectKey());
        store(sound.audio().captionsKey().orElseThrow());
        world.clock.advance(Duration.ofDays(2));
        sweep();
        assertThat(world.bytes.keys()).isEmpty();
    }

    @Test
    void for_bytes_of_a_pinned_sound_somebody_is_sent_and_its_words_stay() {
        var sound = captioned();
        var words = sound.audio().captionsKey().orElseThrow();
        world.providerIsUp = true;
        world.letTheQueueRunDry();
        assertThat(world.bytes.keys()).containsExactly(words);

        store(sound.audio().objectKey());
        world.clock.advance(LONG_AGO);
        var swept = sweep();
        assertThat(swept.deleted()).isZero();
        assertThat(swept.sentFor()).isEqualTo(1);
        world.letTheQueueRunDry();
        assertThat(world.bytes.keys()).containsExactly(words);
        assertThat(world.sounds.find(sound.id()).orElseThrow().state()).isEqualTo(SoundState.PINNED);
    }

    @Test
    void a_record_that_appears_after_the_listing_is_seen() {
        var id = SampleSounds.newId();
        store("sounds/" + id + "/1.mp3");
        world.clock.advance(LONG_AGO);
        var recorded = new OrphanSweep(world.sounds, afterListing(() -> world.sounds.putIfAbsent(SampleSounds.temporary(id))), world.queue,
                world.clock);
        assertThat(recorded.sweep(world.clock.in(Duration.ofMinutes(1))).deleted()).isZero();
        assertThat(world.bytes.keys()).hasSize(1);
    }

    @Test
    void what_is_no_key_of_ours_is_left_alone() {
        List.of("sounds/readme.txt", "sounds/" + SampleSounds.newId(), "sounds/0123/1.mp3", "uploads/ada/x.wav").forEach(this::store);
        world.clock.advance(LONG_AGO);
        assertThat(sweep().deleted()).isZero();
        assertThat(world.bytes.keys()).hasSize(4);
    }

    @Test
    void a_run_that_ends_half_way_is_gone_on_with_by_the_next() {
        for (var i = 0; i < 10; i++) {
            store("captions/" + SampleSounds.newId() + ".json");
            store("sounds/" + SampleSounds.newId() + "/1.mp3");
        }
        world.clock.advance(LONG_AGO);
        var slow = new OrphanSweep(world.sounds, afterDeleting(() -> world.clock.advance(Duration.ofSeconds(10))), world.queue,
                world.clock);
        var deleted = 0;
        var runs = 0;
        OrphanSweep.Swept swept;
        do {
            swept = slow.sweep(world.clock.in(Duration.ofMinutes(1)));
            assertThat(swept.listed()).as("nothing is looked at again").isLessThanOrEqualTo(7);
            deleted += swept.deleted();
            runs++;
        } while (!swept.isFinished());
        assertThat(deleted).isEqualTo(20);
        assertThat(runs).isBetween(3, 5);
        assertThat(world.bytes.keys()).as("no bookmark left").isEmpty();
        assertThat(sweep().listed()).isZero();
    }

    @Test
    void an_outage_ends_the_run_and_loses_nothing() {
        var sound = waiting();
        world.clock.advance(LONG_AGO);
        world.sounds.outage().failNext(1);
        assertThatThrownBy(this::sweep).isInstanceOf(StorageUnavailable.class);
        assertThat(world.bytes.keys()).contains(sound.audio().objectKey());
    }

    private OrphanSweep.Swept sweep() {
        return world.orphans.sweep(world.clock.in(Duration.ofMinutes(5)));
    }

    private Sound waiting() {
        world.providerIsUp = false;
        return world.spoken(World.request("hello"));
    }

    private Sound captioned() {
        world.providerIsUp = false;
        return world.spoken(new VocalizeRequest("ann", World.text("hello").captioned(true), true, Optional.empty()));
    }

    private void store(String key) {
        try {
            world.bytes.store(key, new SoundBytes.Notes("audio/mpeg", 1), new ByteArrayInputStream(new byte[10]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SoundBytes afterListing(Runnable meanwhile) {
        return around("list", meanwhile);
    }

    private SoundBytes afterDeleting(Runnable meanwhile) {
        return around("delete", meanwhile);
    }

    /// The bucket, with something else happening right after each call of this kind.
    private SoundBytes around(String call, Runnable meanwhile) {
        return Meanwhile.around(SoundBytes.class, world.bytes, call, meanwhile);
    }
}
