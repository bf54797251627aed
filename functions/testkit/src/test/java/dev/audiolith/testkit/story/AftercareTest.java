package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.audio.Digests;
import dev.audiolith.content.Sha256;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.Gateways;
import dev.audiolith.pin.PinChain;
import dev.audiolith.pin.Pinner;
import dev.audiolith.pin.Triage;
import dev.audiolith.sound.Aftercare;
import dev.audiolith.sound.Attempts;
import dev.audiolith.sound.Kept;
import dev.audiolith.sound.Life;
import dev.audiolith.sound.Pin;
import dev.audiolith.sound.Pinning;
import dev.audiolith.sound.RetrievalCheck;
import dev.audiolith.sound.Retrier;
import dev.audiolith.sound.Retrier.Settled;
import dev.audiolith.sound.RetryQueue.Retry;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundBytes;
import dev.audiolith.sound.SoundState;
import dev.audiolith.sound.StoredAudio;
import dev.audiolith.sound.Upkeep;
import dev.audiolith.testkit.pin.FakeFetcher;
import dev.audiolith.testkit.pin.FakePinner;
import dev.audiolith.testkit.pin.FakeProviderHealth;
import dev.audiolith.testkit.pin.PinRequests;
import dev.audiolith.testkit.sound.FakeRetryQueue;
import dev.audiolith.testkit.sound.FakeSoundBytes;
import dev.audiolith.testkit.sound.FakeSounds;
import dev.audiolith.testkit.sound.SampleSounds;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.time.Backoff;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What happens to a sound once it is pinned: copies, one look whether it can be fetched, the end of our bytes.
class AftercareTest {
    private static final Duration TIME = Duration.ofMinutes(4);
    private static final URI GATEWAY = URI.create("https://gateway.test");

    private final ManualClock clock = new ManualClock();
    private final FakeSounds sounds = new FakeSounds();
    private final FakeSoundBytes bytes = new FakeSoundBytes();
    private final FakeRetryQueue queue = new FakeRetryQueue(clock, Duration.ofMinutes(30));
    private final FakeFetcher gateway = new FakeFetcher();
    private final FakePinner first = FakePinner.thatKeeps("first");
    private final FakePinner second = FakePinner.thatKeeps("second");

    @Test
    void the_bytes_of_a_sound_that_its_request_pinned_stay_too_until_links_to_them_have_ended() {
        var sound = spoken("hello");
        pinnedByItsRequest(sound);
        var pinnedAt = now(sound).pin().orElseThrow().pinnedAt();
        var retrier = retrier(1, false, first);
        assertThat(deliver(retrier)).isEqualTo(Settled.CARED_FOR);
        assertThat(bytes.keys()).as("somebody was given a link while it was temporary").hasSize(1);
        runDry(retrier);
        assertThat(clock.instant()).isAfterOrEqualTo(pinnedAt.plus(Duration.ofMinutes(5)));
        assertThat(bytes.keys()).isEmpty();
        assertThat(queue.waiting()).isEmpty();
    }

    @Test
    void the_bytes_of_a_sound_pinned_late_stay_until_links_to_them_have_ended() {
        var sound = spoken("hello");
        var retrier = retrier(1, false, first);
        assertThat(deliver(retrier)).isEqualTo(Settled.PINNED);
        var pinnedAt = clock.instant();
        assertThat(queue.waiting()).hasSize(1);
        assertThat(queue.nextAt().orElseThrow()).isAfterOrEqualTo(pinnedAt.plus(Duration.ofMinutes(5)));
        retrier.retry(new Retry(sound.id(), 1), false, clock.in(TIME));
        assertThat(bytes.keys()).as("a copy of the message came early").hasSize(1);
        runDry(retrier);
        assertThat(bytes.keys()).isEmpty();
        assertThat(now(sound).state()).isEqualTo(SoundState.PINNED);
    }

    @Test
    void so_do_those_of_a_sound_that_a_slow_first_try_pinned_while_links_to_them_were_given_out() {
        pinnedByItsRequest(spoken("hello"), Duration.ofSeconds(40));
        assertThat(deliver(retrier(1, false, first))).isEqualTo(Settled.CARED_FOR);
        assertThat(bytes.keys()).hasSize(1);
        runDry(retrier(1, false, first));
        assertThat(bytes.keys()).isEmpty();
    }

    @Test
    void copies_of_the_message_that_pinned_it_die_out() {
        var sound = spoken("hello");
        var retrier = retrier(1, false, first);
        deliver(retrier);
        for (var copy = 0; copy < 5; copy++) {
            assertThat(retrier.retry(new Retry(sound.id(), 0), false, clock.in(TIME))).isEqualTo(Settled.NOTHING_TO_DO);
        }
        assertThat(queue.waiting()).hasSize(1);
        assertThat(first.attempts()).isEqualTo(1);
    }

    @Test
    void who_died_between_the_pin_and_the_next_message_is_made_up_for_when_its_own_comes_again() {
        var sound = spoken("hello");
        var retrier = retrier(1, false, first);
        deliver(retrier);
        queue.settle(take());
        assertThat(queue.waiting()).isEmpty();
        retrier.retry(new Retry(sound.id(), 0), true, clock.in(TIME));
        runDry(retrier);
        assertThat(bytes.keys()).isEmpty();
    }

    @Test
    void a_sound_whose_message_was_lost_is_looked_after_when_somebody_sends_for_it() {
        var sound = spoken("hello");
        var retrier = retrier(2, false, first, second);
        deliver(retrier);
        queue.settle(take());
        retrier.retry(new Retry(sound.id(), now(sound).attempts().round()), false, clock.in(TIME));
        runDry(retrier);
        assertThat(now(sound).kept().providers()).containsExactlyInAnyOrder("first", "second");
        assertThat(bytes.keys()).isEmpty();
    }

    @Nested
    class when_more_copies_are_wanted {

        @Test
        void the_second_provider_gets_it_in_the_background_and_who_has_it_is_not_asked_again() {
            var sound = spoken("hello");
            pinnedByItsRequest(sound);
            runDry(retrier(2, false, first, second));
            assertThat(now(sound).kept().pins()).extracting(Pin::provider).containsExactly("first", "second");
            assertThat(now(sound).pin().orElseThrow().provider()).isEqualTo("first");
            assertThat(first.attempts()).isZero();
            assertThat(bytes.keys()).isEmpty();
        }

        @Test
        void while_the_second_is_down_it_is_asked_at_growing_distances_and_the_bytes_stay() {
            var sound = spoken("hello");
            pinnedByItsRequest(sound);
            var slow = FakePinner.thatKeepsAfter("second", 3, FailureKind.BUSY);
            var retrier = retrier(2, false, first, slow);
            var rounds = runDry(retrier);
            assertThat(rounds).containsOnly(Settled.CARED_FOR).hasSize(5);
            assertThat(now(sound).kept().pins()).hasSize(2);
            assertThat(bytes.keys()).isEmpty();
        }

        @Test
        void one_that_never_comes_back_is_given_up_loudly_and_the_bytes_stay_as_the_second_copy() {
            var sound = spoken("hello");
            pinnedByItsRequest(sound);
            var dead = FakePinner.thatIsDown("second");
            var retrier = retrier(2, false, first, dead);
            var rounds = runDry(retrier);
            assertThat(rounds).hasSize(12).endsWith(Settled.COPY_MISSING).containsOnlyOnce(Settled.COPY_MISSING);
            assertThat(now(sound).state()).isEqualTo(SoundState.PINNED);
            assertThat(bytes.keys()).hasSize(1);
            assertThat(queue.waiting()).isEmpty();
        }

        @Test
        void one_that_was_given_up_gets_another_round_from_whoever_sends_for_it() {
            var sound = spoken("hello");
            pinnedByItsRequest(sound);
            var back = FakePinner.thatKeepsAfter("second", 12, FailureKind.BUSY);
            var retrier = retrier(2, false, first, back);
            runDry(retrier);
            retrier.retry(new Retry(sound.id(), now(sound).attempts().round()), false, clock.in(TIME));
            assertThat(now(sound).kept().pins()).hasSize(2);
            runDry(retrier);
            assertThat(bytes.keys()).isEmpty();
        }

        @Test
        void two_copies_of_a_message_at_once_leave_one_message_and_no_keeper_is_forgotten() {
            var sound = spoken("hello");
            pinnedByItsRequest(sound);
            var twin = retrier(3, false, first, second, FakePinner.thatIsDown("third"));
            var racing = new PinnerThatIsOvertaken(second, () -> twin.retry(new Retry(sound.id(), 0), false, clock.in(TIME)));
            assertThat(
                    retrier(3, false, first, racing, FakePinner.thatIsDown("third")).retry(new Retry(sound.id(), 0), false, clock.in(TIME)))
                    .isEqualTo(Settled.NOTHING_TO_DO);
            assertThat(now(sound).kept().pins()).extracting(Pin::provider).containsExactly("first", "second");
            assertThat(queue.waiting()).filteredOn(retry -> retry.round() == 1).hasSize(1);
        }
    }

    @Nested
    class when_it_must_be_fetched_back {

        @Test
        void a_gateway_that_gives_it_lets_the_bytes_go() {
            var sound = spoken("hello");
            pinnedByItsRequest(sound);
            gateway.give(link(sound), content("hello"));
            var retrier = retrier(1, true, first);
            assertThat(deliver(retrier)).isEqualTo(Settled.CARED_FOR);
            assertThat(now(sound).kept().fetchedAt()).isPresent();
            runDry(retrier);
            assertThat(bytes.keys()).isEmpty();
        }

        @Test
        void one_that_lags_is_asked_again() {
            var sound = spoken("hello");
            pinnedByItsRequest(sound);
            var retrier = retrier(1, true, first);
            assertThat(deliver(retrier)).isEqualTo(Settled.CARED_FOR);
            assertThat(bytes.keys()).hasSize(1);
            gateway.give(link(sound), content("hello"));
            runDry(retrier);
            assertThat(now(sound).kept().fetchedAt()).isPresent();
            assertThat(bytes.keys()).isEmpty();
        }

        @Test
        void one_that_gives_something_else_has_not_given_it() {
            var sound = spoken("hello");
            pinnedByItsRequest(sound);
            gateway.give(link(sound), content("hullo"));
            deliver(retrier(1, true, first));
            assertThat(now(sound).kept().fetchedAt()).isEmpty();
            assertThat(now(sound).attempts().lastFailure())
                    .hasValueSatisfying(setback -> assertThat(setback.provider()).isEqualTo("gateway.test"));
            assertThat(bytes.keys()).hasSize(1);
        }

        @Test
        void what_no_gateway_gives_is_told_loudly_in_the_end_and_its_bytes_are_never_deleted() {
            var sound = spoken("hello");
            pinnedByItsRequest(sound);
            var rounds = runDry(retrier(1, true, first));
            assertThat(rounds).hasSize(12).endsWith(Settled.UNRETRIEVABLE).containsOnlyOnce(Settled.UNRETRIEVABLE);
            assertThat(now(sound).state()).isEqualTo(SoundState.PINNED);
            assertThat(bytes.keys()).hasSize(1);
        }

        @Test
        void what_no_gateway_gives_for_long_is_given_to_another_provider_too() {
            var sound = spoken("hello");
            pinnedByItsRequest(sound);
            runDry(retrier(1, true, first, second));
            assertThat(now(sound).kept().pins()).extracting(Pin::provider).containsExactly("first", "second");
            assertThat(second.attempts()).isEqualTo(1);
        }

        @Test
        void of_a_long_sound_its_length_and_its_beginning_are_compared() {
            var text = "a long story ".repeat(1_500_000);
            var sound = spoken(text);
            pinnedByItsRequest(sound);
            gateway.give(link(sound), content(text));
            deliver(retrier(1, true, first));
            assertThat(now(sound).kept().fetchedAt()).isPresent();
        }

        @Test
        void a_long_sound_that_is_cut_short_has_not_been_given() {
            var text = "a long story ".repeat(1_500_000);
            var sound = spoken(text);
            pinnedByItsRequest(sound);
            gateway.give(link(sound), content(text.substring(13)));
            deliver(retrier(1, true, first));
            assertThat(now(sound).kept().fetchedAt()).isEmpty();
            assertThat(bytes.keys()).hasSize(1);
        }
    }

    private Retrier retrier(int copies, boolean isChecked, Pinner... pinners) {
        var backoff = new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(15), new Random(3));
        var chain = new PinChain(List.of(pinners), 1, backoff, clock, new Triage(new FakeProviderHealth(), clock));
        var pinning = new Pinning(sounds, bytes, chain, backoff, clock);
        var check = new RetrievalCheck(gateway, new Gateways(List.of(GATEWAY), Map.of(), Optional.empty()), bytes);
        var aftercare = new Aftercare(sounds, bytes, pinning, check, new Upkeep(copies, isChecked), clock);
        return new Retrier(sounds, queue, pinning, aftercare, clock);
    }

    /// A sound as the request leaves it before it pins: stored, recorded, its first message on its way.
    private Sound spoken(String text) {
        var content = content(text);
        var sha256 = HexFormat.of().formatHex(Sha256.of(content));
        var digests = new Digests(content.length, sha256, PinRequests.address(content), Optional.empty());
        var sample = SampleSounds.temporary(SampleSounds.newId());
        var audio = new StoredAudio("sounds/" + sample.id() + "/1.mp3", "audio/mpeg", digests, 5, Optional.empty());
        var life = new Life(clock.instant(), clock.instant().plus(Duration.ofHours(1)),
                Optional.of(clock.instant().plus(Duration.ofDays(7))));
        var sound = new Sound(sample.id(), "ann", SoundState.TEMPORARY, audio, life, sample.kept(),
                new Attempts(0, 0, Optional.of(clock.instant().plus(Duration.ofMinutes(1))), Optional.empty(), Optional.empty()),
                sample.callbacks(), 1);
        store(audio.objectKey(), content);
        sounds.putIfAbsent(sound);
        queue.send(new Retry(sound.id(), 0), Duration.ofMinutes(1));
        clock.advance(Duration.ofMinutes(1));
        return sound;
    }

    private void store(String key, byte[] content) {
        try {
            bytes.store(key, new SoundBytes.Notes("audio/mpeg", 5), new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void pinnedByItsRequest(Sound sound) {
        pinnedByItsRequest(sound, Duration.ofSeconds(1));
    }

    private void pinnedByItsRequest(Sound sound, Duration after) {
        var pinned = SampleSounds.pinned(sound, Optional.of("file"));
        var kept = Kept.by(new Pin("first", Optional.of("file"), sound.life().createdAt().plus(after)));
        sounds.replace(new Sound(pinned.id(), pinned.owner(), pinned.state(), pinned.audio(), pinned.life(), kept, pinned.attempts(),
                pinned.callbacks(), pinned.version()));
    }

    private Sound now(Sound sound) {
        return sounds.find(sound.id()).orElseThrow();
    }

    private FakeRetryQueue.Delivery take() {
        clock.advance(Duration.ofMinutes(30));
        return queue.receive().orElseThrow();
    }

    private Settled deliver(Retrier retrier) {
        var delivery = queue.receive().orElseThrow();
        var settled = retrier.retry(delivery.retry(), delivery.count() > 1, clock.in(TIME));
        queue.settle(delivery);
        return settled;
    }

    /// Lets time pass until no message is left; what each came to.
    private List<Settled> runDry(Retrier retrier) {
        var all = new ArrayList<Settled>();
        while (!queue.waiting().isEmpty()) {
            var wait = Duration.between(clock.instant(), queue.nextAt().orElseThrow());
            clock.advance(wait.isNegative() ? Duration.ZERO : wait);
            all.add(deliver(retrier));
            assertThat(all).hasSizeLessThan(100);
        }
        return all;
    }

    private static URI link(Sound sound) {
        return URI.create(GATEWAY + "/ipfs/" + sound.audio().digests().cid());
    }

    private static byte[] content(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
