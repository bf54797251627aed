package dev.audiolith.testkit.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.sound.Claim;
import dev.audiolith.sound.Claims;
import dev.audiolith.sound.Claims.Binding;
import dev.audiolith.sound.Claims.Outcome;
import dev.audiolith.sound.Claims.Wanted;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.Sounds;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every table of claims must do. "now" is whatever the caller says it is.
public interface ClaimsContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    Duration LEASE = Duration.ofSeconds(30);
    Duration MEMORY = Duration.ofDays(30);

    /// The same tables throughout one test.
    Claims claims();

    /// The table that settled claims enter their sounds into.
    Sounds sounds();

    @Test
    default void the_first_binding_of_a_key_wins() {
        var key = newKey();
        var first = new Binding("body-1", "speak-1");

        assertThat(claims().bind(key, first, NOW, NOW.plus(MEMORY))).isEqualTo(first);
        assertThat(claims().bind(key, new Binding("body-2", "speak-2"), NOW, NOW.plus(MEMORY))).isEqualTo(first);
        assertThat(claims().bind(newKey(), new Binding("body-2", "speak-2"), NOW, NOW.plus(MEMORY)))
                .isEqualTo(new Binding("body-2", "speak-2"));
    }

    @Test
    default void a_binding_is_forgotten_after_its_time_whether_it_is_still_there_or_not() {
        var key = newKey();
        var first = new Binding("body-1", "speak-1");
        var second = new Binding("body-2", "speak-2");
        var end = NOW.plus(MEMORY);
        claims().bind(key, first, NOW, end);

        assertThat(claims().bind(key, second, end.minusSeconds(1), end.plus(MEMORY))).isEqualTo(first);
        assertThat(claims().bind(key, second, end, end.plus(MEMORY))).isEqualTo(second);
    }

    @Test
    default void of_many_bindings_at_once_everyone_gets_the_same() {
        var key = newKey();

        var bound = Crowd.of(16, caller -> claims().bind(key, new Binding("body-" + caller, "speak"), NOW, NOW.plus(MEMORY)));

        assertThat(new HashSet<>(bound)).hasSize(1);
    }

    @Test
    default void the_first_to_ask_takes_the_claim_with_the_candidate_id() {
        var wanted = wanted(newKey());

        assertThat(claims().take(wanted)).isEqualTo(
                new Outcome.Taken(new Claim(wanted.key(), wanted.candidate(), 1, wanted.leaseUntil())));
    }

    @Test
    default void while_the_lease_runs_everyone_else_is_told_until_when() {
        var first = wanted(newKey());
        claims().take(first);

        assertThat(claims().take(wanted(first.key(), first.leaseUntil().minusMillis(1)))).isEqualTo(new Outcome.Busy(first.leaseUntil()));
    }

    @Test
    default void a_request_that_asks_again_after_a_lost_answer_finds_its_own_claim() {
        var wanted = wanted(newKey());
        var first = claims().take(wanted);

        assertThat(claims().take(wanted)).isEqualTo(first);
    }

    @Test
    default void of_many_who_ask_at_once_exactly_one_takes_the_claim() {
        var key = newKey();

        var outcomes = Crowd.of(16, _ -> claims().take(wanted(key)));

        assertThat(outcomes).filteredOn(Outcome.Taken.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.Busy.class::isInstance).hasSize(15);
    }

    @Test
    default void of_many_who_find_a_lapsed_lease_exactly_one_takes_over() {
        var lapsed = wanted(newKey());
        claims().take(lapsed);

        var outcomes = Crowd.of(16, _ -> claims().take(wanted(lapsed.key(), lapsed.leaseUntil())));

        assertThat(outcomes).filteredOn(Outcome.Taken.class::isInstance).hasSize(1)
                .allSatisfy(outcome -> assertThat(claimOf(outcome).fence()).isEqualTo(2));
    }

    @Test
    default void a_lapsed_lease_is_taken_over_under_the_same_id_and_a_higher_fence() {
        var first = wanted(newKey());
        claims().take(first);
        var second = wanted(first.key(), first.leaseUntil());
        var third = wanted(first.key(), second.leaseUntil());

        assertThat(claims().take(second)).isEqualTo(
                new Outcome.Taken(new Claim(first.key(), first.candidate(), 2, second.leaseUntil())));
        assertThat(claims().take(third)).isEqualTo(
                new Outcome.Taken(new Claim(first.key(), first.candidate(), 3, third.leaseUntil())));
    }

    @Test
    default void a_settled_claim_leads_to_its_sound() {
        var claim = taken(wanted(newKey()));
        var sound = SampleSounds.temporary(claim.soundId());

        assertThat(claims().settle(claim, sound)).isTrue();
        assertThat(sounds().find(claim.soundId())).contains(sound);
        assertThat(claims().take(wanted(claim.key()))).isEqualTo(new Outcome.Settled(claim.soundId()));
        assertThat(claims().take(wanted(claim.key(), claim.leaseUntil().plusSeconds(1)))).isEqualTo(new Outcome.Settled(claim.soundId()));
    }

    @Test
    default void settling_again_changes_nothing() {
        var claim = taken(wanted(newKey()));
        var sound = SampleSounds.temporary(claim.soundId());
        claims().settle(claim, sound);

        assertThat(claims().settle(claim, SampleSounds.withoutDuration(sound))).isTrue();
        assertThat(sounds().find(claim.soundId())).contains(sound);
    }

    @Test
    default void whoever_lost_the_claim_settles_nothing() {
        var lost = taken(wanted(newKey()));
        var holder = taken(wanted(lost.key(), lost.leaseUntil()));

        assertThat(claims().settle(lost, SampleSounds.temporary(lost.soundId()))).isFalse();
        assertThat(sounds().find(lost.soundId())).isEmpty();
        assertThat(claims().settle(holder, SampleSounds.temporary(holder.soundId()))).isTrue();
        assertThat(claims().settle(lost, SampleSounds.temporary(lost.soundId()))).isFalse();
    }

    @Test
    default void of_two_holders_who_settle_at_once_only_the_later_one_does() {
        var lost = taken(wanted(newKey()));
        var holder = taken(wanted(lost.key(), lost.leaseUntil()));

        var settled = Crowd.of(2, caller -> {
            var claim = caller == 0 ? lost : holder;
            return claims().settle(claim, SampleSounds.dueAt(claim.soundId(), NOW.plusSeconds(claim.fence()))) ? claim.fence() : 0;
        });

        assertThat(settled).containsExactlyInAnyOrder(0L, 2L);
        assertThat(sounds().find(holder.soundId())).contains(SampleSounds.dueAt(holder.soundId(), NOW.plusSeconds(2)));
    }

    @Test
    default void of_many_settlings_of_one_claim_all_agree() {
        var claim = taken(wanted(newKey()));
        var sound = SampleSounds.temporary(claim.soundId());

        assertThat(Crowd.of(8, _ -> claims().settle(claim, sound))).containsOnly(true);
        assertThat(sounds().find(claim.soundId())).contains(sound);
    }

    @Test
    default void a_released_claim_is_free_at_once() {
        var first = taken(wanted(newKey()));
        claims().release(first);
        var second = wanted(first.key());

        assertThat(claims().take(second)).isEqualTo(
                new Outcome.Taken(new Claim(first.key(), second.candidate(), 1, second.leaseUntil())));
    }

    @Test
    default void releasing_a_lost_claim_takes_nothing_from_its_holder() {
        var lost = taken(wanted(newKey()));
        var holder = taken(wanted(lost.key(), lost.leaseUntil()));
        claims().release(lost);

        assertThat(claims().take(wanted(lost.key(), lost.leaseUntil()))).isEqualTo(new Outcome.Busy(holder.leaseUntil()));
        assertThat(claims().settle(holder, SampleSounds.temporary(holder.soundId()))).isTrue();
    }

    @Test
    default void releasing_a_settled_claim_forgets_nothing() {
        var claim = taken(wanted(newKey()));
        claims().settle(claim, SampleSounds.temporary(claim.soundId()));
        claims().release(claim);

        assertThat(claims().take(wanted(claim.key()))).isEqualTo(new Outcome.Settled(claim.soundId()));
    }

    @Test
    default void releasing_twice_is_harmless() {
        var claim = taken(wanted(newKey()));
        claims().release(claim);
        claims().release(claim);

        assertThat(claims().take(wanted(claim.key()))).isInstanceOf(Outcome.Taken.class);
    }

    @Test
    default void a_late_first_holder_is_not_taken_for_the_first_holder_after_a_release() {
        var late = taken(wanted(newKey()));
        claims().release(taken(wanted(late.key(), late.leaseUntil())));
        var holder = taken(wanted(late.key()));

        assertThat(holder.fence()).isEqualTo(late.fence());
        assertThat(claims().settle(late, SampleSounds.temporary(late.soundId()))).isFalse();
        claims().release(late);
        assertThat(claims().settle(holder, SampleSounds.temporary(holder.soundId()))).isTrue();
    }

    @Test
    default void a_claim_settled_on_a_dead_sound_is_free_and_its_next_sound_begins_anew() {
        var first = taken(wanted(newKey()));
        claims().settle(first, SampleSounds.temporary(first.soundId()));
        var again = new Wanted(first.key(), SampleSounds.newId(), Optional.of(first.soundId()), NOW, NOW.plus(LEASE), NOW.plus(MEMORY));

        assertThat(claims().take(again)).isEqualTo(
                new Outcome.Taken(new Claim(first.key(), again.candidate(), 1, again.leaseUntil())));
        assertThat(claims().settle(first, SampleSounds.temporary(first.soundId()))).isFalse();
        claims().release(first);
        assertThat(claims().settle(claimOf(claims().take(again)), SampleSounds.temporary(again.candidate()))).isTrue();
    }

    @Test
    default void another_dead_sound_does_not_free_a_claim() {
        var first = taken(wanted(newKey()));
        claims().settle(first, SampleSounds.temporary(first.soundId()));
        var again = new Wanted(first.key(), SampleSounds.newId(), Optional.of(SampleSounds.newId()), NOW, NOW.plus(LEASE),
                NOW.plus(MEMORY));

        assertThat(claims().take(again)).isEqualTo(new Outcome.Settled(first.soundId()));
    }

    @Test
    default void a_settled_claim_is_forgotten_after_its_time_whether_it_is_still_there_or_not() {
        var first = taken(wanted(newKey()));
        claims().settle(first, SampleSounds.temporary(first.soundId()));
        var late = wanted(first.key(), NOW.plus(MEMORY));

        assertThat(claims().take(wanted(first.key(), NOW.plus(MEMORY).minusSeconds(1)))).isEqualTo(new Outcome.Settled(first.soundId()));
        assertThat(claims().take(late)).isEqualTo(new Outcome.Taken(new Claim(first.key(), late.candidate(), 1, late.leaseUntil())));
    }

    private Claim taken(Wanted wanted) {
        return claimOf(claims().take(wanted));
    }

    private static Claim claimOf(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Taken.class);
        return ((Outcome.Taken) outcome).claim();
    }

    private static Wanted wanted(String key) {
        return wanted(key, NOW);
    }

    private static Wanted wanted(String key, Instant now) {
        return new Wanted(key, SampleSounds.newId(), Optional.<SoundId>empty(), now, now.plus(LEASE), now.plus(MEMORY));
    }

    private static String newKey() {
        return "sound#" + SampleSounds.newId();
    }
}
