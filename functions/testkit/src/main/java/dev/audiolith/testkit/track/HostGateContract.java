package dev.audiolith.testkit.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.testkit.sound.Crowd;
import dev.audiolith.testkit.sound.SampleSounds;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.track.HostGate;
import dev.audiolith.track.HostGate.Pass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What whoever keeps us polite must do.
public interface HostGateContract {
    Duration LIFE = Duration.ofMinutes(15);

    /// The same throughout one test, on [#clock].
    HostGate gate();

    ManualClock clock();

    /// How many places each host has.
    int places();

    /// How long after one who entered the next may.
    Duration interval();

    @Test
    default void a_host_has_so_many_places_and_no_more() {
        var host = newHost();

        var passes = fill(host, clock().instant().plus(LIFE));

        assertThat(passes).extracting(Pass::place).doesNotHaveDuplicates();
        assertThat(passes).extracting(Pass::holder).doesNotHaveDuplicates();
        assertThat(passes).extracting(Pass::host).containsOnly(host);
        assertThat(enter(host)).isEmpty();
    }

    @Test
    default void who_comes_right_behind_another_comes_again_later() {
        var host = newHost();
        assertThat(enter(host)).isPresent();

        assertThat(enter(host)).isEmpty();
        clock().advance(interval().minusMillis(1));
        assertThat(enter(host)).isEmpty();
        clock().advance(Duration.ofMillis(1));
        assertThat(enter(host)).isPresent();
    }

    @Test
    default void a_place_that_was_left_is_given_to_the_next() {
        var host = newHost();
        var passes = fill(host, clock().instant().plus(LIFE));

        gate().leave(passes.get(1));

        assertThat(enter(host)).map(Pass::place).contains(passes.get(1).place());
        clock().advance(interval());
        assertThat(enter(host)).isEmpty();
    }

    @Test
    default void leaving_twice_takes_nothing_from_who_came_after() {
        var host = newHost();
        var passes = fill(host, clock().instant().plus(LIFE));
        gate().leave(passes.getFirst());
        assertThat(enter(host)).isPresent();
        clock().advance(interval());

        gate().leave(passes.getFirst());

        assertThat(enter(host)).isEmpty();
    }

    @Test
    default void leaving_where_nobody_ever_was_is_harmless() {
        gate().leave(new Pass(newHost(), 0, "nobody"));
    }

    @Test
    default void who_dies_gives_the_place_up_when_the_time_is_over() {
        var host = newHost();
        var until = clock().instant().plus(LIFE);
        var dead = fill(host, until);

        clock().advance(Duration.between(clock().instant(), until).minusMillis(1));
        assertThat(enter(host)).isEmpty();
        clock().advance(Duration.ofMillis(1));
        assertThat(enter(host)).isPresent();
        clock().advance(interval());

        dead.forEach(gate()::leave);
        var again = new ArrayList<Pass>();
        for (var next = enter(host); next.isPresent(); next = enter(host)) {
            again.add(next.get());
            clock().advance(interval());
        }
        assertThat(again).as("one of them is taken anew").hasSize(places() - 1);
    }

    @Test
    default void one_host_says_nothing_about_another() {
        fill(newHost(), clock().instant().plus(LIFE));

        assertThat(enter(newHost())).isPresent();
    }

    @Test
    default void a_host_is_the_same_however_it_is_written() {
        var host = newHost();
        assertThat(enter(host)).isPresent();

        assertThat(enter(host.toUpperCase(Locale.ROOT))).isEmpty();
    }

    @Test
    default void nobody_remembers_for_ever() {
        var host = newHost();
        fill(host, clock().instant().plus(LIFE));
        clock().advance(Duration.ofDays(400));

        assertThat(fill(host, clock().instant().plus(LIFE))).hasSize(places());
    }

    @Test
    default void of_many_who_come_at_once_exactly_one_enters() {
        var host = newHost();

        assertThat(Crowd.of(16, _ -> enter(host).isPresent())).containsOnlyOnce(true);
    }

    private Optional<Pass> enter(String host) {
        return gate().enter(host, clock().instant().plus(LIFE));
    }

    /// All that enter, one after the other.
    private List<Pass> fill(String host, Instant until) {
        var passes = new ArrayList<Pass>();
        for (var place = 0; place < places(); place++) {
            passes.add(gate().enter(host, until).orElseThrow());
            clock().advance(interval());
        }
        return passes;
    }

    private static String newHost() {
        return SampleSounds.newId() + ".example.com";
    }
}
