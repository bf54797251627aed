package dev.audiolith.testkit.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.sound.Claim;
import dev.audiolith.sound.Claims;
import dev.audiolith.sound.Claims.Outcome;
import dev.audiolith.sound.Claims.Wanted;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.Orders;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.Sounds;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every table of orders must do, beside the sounds it shares a table with and the claims that lead to it.
public interface OrdersContract {

    /// The same empty tables throughout one test.
    Orders orders();

    Sounds sounds();

    Claims claims();

    @Test
    default void an_order_enters_with_its_claim_and_the_claim_leads_to_it() {
        var claim = claim();
        var order = SampleSounds.order(claim.soundId());

        assertThat(claims().settle(claim, order)).isTrue();
        assertThat(orders().find(order.id())).contains(order);
        assertThat(claims().take(wanted(claim.key()))).isEqualTo(new Outcome.Settled(order.id()));
    }

    @Test
    default void settling_an_order_again_changes_nothing() {
        var claim = claim();
        claims().settle(claim, SampleSounds.order(claim.soundId()));
        var begun = SampleSounds.begun(SampleSounds.order(claim.soundId()));
        orders().replace(begun);

        assertThat(claims().settle(claim, SampleSounds.order(claim.soundId()))).isTrue();
        assertThat(orders().find(begun.id())).contains(begun);
    }

    @Test
    default void whoever_lost_the_claim_orders_nothing() {
        var lost = claim();
        claims().take(new Wanted(lost.key(), SampleSounds.newId(), Optional.empty(), lost.leaseUntil(),
                lost.leaseUntil().plusSeconds(30), lost.leaseUntil().plus(Duration.ofDays(30))));

        assertThat(claims().settle(lost, SampleSounds.order(lost.soundId()))).isFalse();
        assertThat(orders().find(lost.soundId())).isEmpty();
    }

    @Test
    default void every_stage_of_an_order_is_kept_whole() {
        var accepted = entered();
        var begun = SampleSounds.begun(accepted);
        var failed = SampleSounds.failed(begun);
        Stream.of(begun, failed).forEach(stage -> {
            assertThat(orders().replace(stage)).isTrue();
            assertThat(orders().find(stage.id())).contains(stage);
        });
    }

    @Test
    default void a_change_of_an_old_version_is_not_written_over_an_order() {
        var accepted = entered();
        var begun = SampleSounds.begun(accepted);
        orders().replace(begun);

        assertThat(orders().replace(SampleSounds.failed(accepted))).isFalse();
        assertThat(orders().find(accepted.id())).contains(begun);
    }

    @Test
    default void an_order_that_is_not_there_does_not_come_by_a_change() {
        var never = SampleSounds.begun(SampleSounds.order(SampleSounds.newId()));

        assertThat(orders().replace(never)).isFalse();
        assertThat(orders().find(never.id())).isEmpty();
    }

    @Test
    default void of_many_who_take_their_turn_at_once_exactly_one_does() {
        var accepted = entered();

        var taken = Crowd.of(16, _ -> orders().replace(SampleSounds.begun(accepted)));

        assertThat(taken).containsOnlyOnce(true);
    }

    @Test
    default void its_id_is_known_until_it_has_failed() {
        var order = entered();
        assertThat(sounds().knows(order.id())).isTrue();
        orders().replace(SampleSounds.failed(order));
        assertThat(sounds().knows(order.id())).isFalse();
    }

    @Test
    default void an_order_is_not_a_sound_and_a_sound_is_no_order() {
        var order = entered();
        var sound = SampleSounds.temporary(SampleSounds.newId());
        sounds().putIfAbsent(sound);

        assertThat(sounds().find(order.id())).isEmpty();
        assertThat(orders().find(sound.id())).isEmpty();
        assertThat(sounds().putIfAbsent(SampleSounds.temporary(order.id()))).isFalse();
    }

    @Test
    default void a_sound_takes_the_place_of_its_order() {
        var order = entered();
        var sound = inPlaceOf(order);

        assertThat(orders().fulfil(order, sound)).isTrue();
        assertThat(orders().find(order.id())).isEmpty();
        assertThat(sounds().find(order.id())).contains(sound);
    }

    @Test
    default void a_sound_takes_no_place_that_has_changed_hands() {
        var order = entered();
        orders().replace(SampleSounds.begun(order));

        assertThat(orders().fulfil(order, inPlaceOf(order))).isFalse();
        assertThat(sounds().find(order.id())).isEmpty();
    }

    @Test
    default void an_order_is_fulfilled_once() {
        var order = entered();

        var fulfilled = Crowd.of(8, _ -> orders().fulfil(order, inPlaceOf(order)));

        assertThat(fulfilled).containsOnlyOnce(true);
    }

    @Test
    default void an_order_waits_in_the_index_like_a_sound_until_it_has_failed() {
        var order = entered();
        var due = order.tries().dueAt().orElseThrow();

        assertThat(sounds().overdue(due, 10)).isEmpty();
        assertThat(sounds().overdue(due.plusMillis(1), 10)).containsExactly(order.id());
        orders().replace(SampleSounds.failed(order));
        assertThat(sounds().overdue(due.plus(Duration.ofDays(30)), 10)).isEmpty();
    }

    private Order entered() {
        var claim = claim();
        var order = SampleSounds.order(claim.soundId());
        assertThat(claims().settle(claim, order)).isTrue();
        return order;
    }

    private Claim claim() {
        return ((Outcome.Taken) claims().take(wanted("sound#" + SampleSounds.newId()))).claim();
    }

    private static Wanted wanted(String key) {
        var now = SampleSounds.BORN;
        return new Wanted(key, SampleSounds.newId(), Optional.<SoundId>empty(), now, now.plusSeconds(30), now.plus(Duration.ofDays(30)));
    }

    private static Sound inPlaceOf(Order order) {
        var sound = SampleSounds.temporary(order.id());
        return new Sound(sound.id(), sound.owner(), sound.state(), sound.audio(), sound.life(), sound.kept(), sound.attempts(),
                order.callbacks(), order.version() + 1);
    }
}
