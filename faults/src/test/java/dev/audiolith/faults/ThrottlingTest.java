package dev.audiolith.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A share of all calls is refused for a minute, in which twenty people want something spoken, each of whom asks again up to three times.
///
/// Counted is every single call, also what the SDK and the patient repeat, and what people cause who ask again; it is compared with the
/// same plans without the trouble. That nothing is lost is checked by the run itself.
class ThrottlingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int PLANS = 40;
    private static final int PEOPLE = 20;

    private record Calls(long inTheMinute, long inAll, long bought) {
        Calls and(Calls more) {
            return new Calls(inTheMinute + more.inTheMinute, inAll + more.inAll, bought + more.bought);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.1", "0.2", "0.3", "0.5", "0.7", "0.9", "1"})
    void throttling_of_our_storage_is_not_answered_with_a_flood(double share) {
        assertBounded(share, plan -> plan.throttled(share, 0, MINUTE));
    }

    @ParameterizedTest
    @CsvSource({"0.1", "0.2", "0.3", "0.5", "0.7", "0.9", "1"})
    void throttling_by_providers_is_not_answered_with_a_flood(double share) {
        assertBounded(share, plan -> plan.throttled(0, share, MINUTE));
    }

    /// To get every call through at once takes 1/(1 - share) of them: there are never more, and never many more than usual. Where few are
    /// refused, next to no speech is bought again.
    private static void assertBounded(double share, UnaryOperator<Plan> trouble) {
        var usual = calls(plan -> plan);
        var throttled = calls(trouble);
        var inAll = ratio(throttled.inAll(), usual.inAll());
        var inTheMinute = ratio(throttled.inTheMinute(), usual.inTheMinute());
        var bought = ratio(throttled.bought(), usual.bought());
        var row = "| %.1f | %.2f | %.2f | %.2f |".formatted(share, inTheMinute, inAll, bought);
        if (Boolean.getBoolean("audiolith.table")) {
            System.out.println(row);
        }
        assertThat(inTheMinute).as(row).isLessThanOrEqualTo(1.35);
        assertThat(inAll).as(row).isLessThanOrEqualTo(Math.min(1 / (1 - share), 1.7));
        assertThat(bought).as(row).isLessThanOrEqualTo(share < 0.3 ? 1.03 : 1.45);
    }

    private static double ratio(long one, long other) {
        return (double) one / other;
    }

    private static Calls calls(UnaryOperator<Plan> trouble) {
        return Schedule.onStage(() -> IntStream.rangeClosed(1, PLANS).mapToObj(seed -> calls(trouble.apply(plan(seed))))
                .reduce(new Calls(0, 0, 0), Calls::and));
    }

    private static Calls calls(Plan plan) {
        var world = new World(plan, Mutant.NONE);
        world.run();
        return new Calls(world.diary().stepsBefore(Plan.START.plus(MINUTE)), world.diary().steps(), world.ledger().purchases());
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
