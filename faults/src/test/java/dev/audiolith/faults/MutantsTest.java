package dev.audiolith.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests the tester: without any one of its guards the service must be seen to break a promise.
class MutantsTest {
    private static final long ENOUGH = 20_000;

    @ParameterizedTest
    @EnumSource(value = Mutant.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_service_without_one_of_its_guards_is_found_out(Mutant mutant) {
        var caught = Schedule.onStage(() -> LongStream.rangeClosed(1, ENOUGH).mapToObj(seed -> Schedule.of(seed, mutant))
                .filter(outcome -> outcome.broken().isPresent()).findFirst());
        assertThat(caught).as("schedules until '%s' is noticed", mutant).isPresent();
    }
}
