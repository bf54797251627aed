package dev.audiolith.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our own storage refuses a share of all calls for a minute, in which twenty people want something spoken, each of whom asks again
/// up to three times.
///
/// A call is one through a port, whoever it leads to; what the SDK repeats within one call is not seen here. It is compared with
/// the same plan without the trouble, over many plans.
class ThrottlingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int PLANS = 40;
    private static final int PEOPLE = 20;

    private record Calls(long inTheMinute, long inAll) {
        Calls and(Calls more) {
            return new Calls(inTheMinute + more.inTheMinute, inAll + more.inAll);
        }
    }

    /// Nobody repeats a call on the spot, so whoever is refused takes load away; what is done again afterwards, because people ask
    /// again, is bounded, and nothing is lost.
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1})
    void throttling_brings_no_more_calls_in_that_minute_and_boundedly_many_after_it(double share) {
        var usual = calls(0);
        var throttled = calls(share);
        assertThat((double) throttled.inTheMinute() / usual.inTheMinute()).as("in the minute").isLessThanOrEqualTo(1.2);
        assertThat((double) throttled.inAll() / usual.inAll()).as("in all, with those of people who ask again").isLessThanOrEqualTo(1.6);
    }

    private static Calls calls(double share) {
        return Schedule.onStage(() -> IntStream.rangeClosed(1, PLANS).mapToObj(seed -> calls(plan(seed).throttled(share, MINUTE)))
                .reduce(new Calls(0, 0), Calls::and));
    }

    private static Calls calls(Plan plan) {
        var world = new World(plan, Mutant.NONE);
        world.run();
        return new Calls(world.diary().stepsBefore(Plan.START.plus(MINUTE)), world.diary().steps());
    }

    private static Plan plan(int seed) {
        var dice = new Dice(seed);
        var wishes = IntStream.range(0, PEOPLE).mapToObj(person -> new Wish(within(dice), "ann", "text " + person, false, Optional.empty(),
                new Wish.Manner(dice.happens(0.25), false, Optional.empty()))).toArray(Wish[]::new);
        return new Plan(seed, Plan.START, Plan.Settings.KEEP, List.of(wishes), List.of(), Plan.Moods.good(), Plan.Odds.NONE,
                Plan.Visits.NONE);
    }

    private static Instant within(Dice dice) {
        return Plan.START.plusMillis(dice.below(MINUTE.toMillis()));
    }
}
