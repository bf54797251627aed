package dev.audiolith.faults.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.faults.Schedule;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests the tester: without any one of its guards archiving must be seen to break a promise, within the schedules of every build.
class ArchiveMutantsTest {

    @ParameterizedTest
    @EnumSource(value = ArchiveMutant.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void archiving_without_one_of_its_guards_is_found_out(ArchiveMutant mutant) {
        var caught = Schedule.onStage(() -> LongStream.rangeClosed(1, ArchiveMatrixTest.OF_A_BUILD)
                .mapToObj(seed -> ArchiveSchedule.of(seed, mutant)).filter(outcome -> outcome.broken().isPresent()).findFirst());
        assertThat(caught).as("schedules until '%s' is noticed", mutant).isPresent();
    }
}
