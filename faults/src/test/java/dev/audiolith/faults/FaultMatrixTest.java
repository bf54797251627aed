package dev.audiolith.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Schedules by the seed. More of them with `-Daudiolith.schedules=100000`, from another beginning with `-Daudiolith.from=...`, a
/// single one again with `-Daudiolith.seed=...`.
class FaultMatrixTest {
    private static final long SCHEDULES = Long.getLong("audiolith.schedules", 3_000);
    private static final long FROM = Long.getLong("audiolith.from", 1);

    @Test
    void every_promise_holds_whatever_goes_wrong() {
        var seed = Long.getLong("audiolith.seed");
        var seeds = seed == null ? LongStream.range(FROM, FROM + SCHEDULES) : LongStream.of(seed);
        var broken = Schedule.onStage(() -> seeds.mapToObj(each -> Schedule.of(each, Mutant.NONE))
                .filter(outcome -> outcome.broken().isPresent()).findFirst());
        assertThat(broken.map(Schedule.Outcome::report)).isEmpty();
    }

    @Test
    void the_same_seed_gives_the_same_schedule_to_the_step() {
        var first = Schedule.onStage(() -> Schedule.of(7, Mutant.EVERY_CLAIM_IS_GRANTED));
        var again = Schedule.onStage(() -> Schedule.of(7, Mutant.EVERY_CLAIM_IS_GRANTED));
        assertThat(again).isEqualTo(first);
    }

    @Test
    void a_report_says_what_broke_and_how_to_see_it_again() {
        var broken = Schedule
                .onStage(() -> LongStream.rangeClosed(1, 100).mapToObj(seed -> Schedule.of(seed, Mutant.EVERY_CLAIM_IS_GRANTED))
                        .filter(outcome -> outcome.broken().isPresent()).findFirst().orElseThrow());
        assertThat(broken.report()).contains("replay it", "-Daudiolith.seed=" + broken.seed(), "Claims.take");
    }
}
