package dev.audiolith.faults.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.faults.Schedule;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Schedules of archiving by the seed. More of them with `-Daudiolith.schedules=100000`, from another beginning with `-Daudiolith.from=...`, a
/// single one again with `-Daudiolith.seed=...`.
class ArchiveMatrixTest {
    static final long OF_A_BUILD = 3_000;
    private static final long SCHEDULES = Long.getLong("audiolith.schedules", OF_A_BUILD);
    private static final long FROM = Long.getLong("audiolith.from", 1);

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS) // for as many as somebody wants
    void every_promise_about_tracks_holds_whatever_goes_wrong() {
        var seed = Long.getLong("audiolith.seed");
        var seeds = seed == null ? LongStream.range(FROM, FROM + SCHEDULES) : LongStream.of(seed);
        var broken = Schedule.onStage(() -> seeds.mapToObj(each -> ArchiveSchedule.of(each, ArchiveMutant.NONE))
                .filter(outcome -> outcome.broken().isPresent()).findFirst());
        assertThat(broken.map(ArchiveSchedule.Outcome::report)).isEmpty();
    }

    @Test
    void the_same_seed_gives_the_same_schedule_to_the_step() {
        var first = broken();
        assertThat(broken()).isEqualTo(first);
    }

    @Test
    void a_report_says_what_broke_and_how_to_see_it_again() {
        var broken = broken();
        assertThat(broken.report()).contains("replay it", "-Daudiolith.seed=" + broken.seed(), "Tracks.commit");
    }

    private static ArchiveSchedule.Outcome broken() {
        return Schedule
                .onStage(() -> LongStream.rangeClosed(1, 100).mapToObj(seed -> ArchiveSchedule.of(seed, ArchiveMutant.FILES_ARE_NOT_PLAYED))
                        .filter(outcome -> outcome.broken().isPresent()).findFirst().orElseThrow());
    }
}
