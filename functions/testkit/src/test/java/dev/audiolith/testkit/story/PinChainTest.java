package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.content.Cid;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.PinChain;
import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinReport;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.pin.Pinner;
import dev.audiolith.pin.Triage;
import dev.audiolith.testkit.pin.FakeProviderHealth;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Deadline;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinChainTest {
    private static final PinRequest SOUND = new PinRequest("sound", Cid.of(Cid.Codec.RAW, new byte[32]), 1, InputStream::nullInputStream);

    private final ManualClock clock = new ManualClock();
    private final List<String> asked = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"UNAUTHORIZED, 1", "FORBIDDEN, 1", "QUOTA_EXHAUSTED, 1", "RETIRED, 1", "INVALID_INPUT, 1", "NOT_FOUND, 1", "TOO_LARGE, 1",
            "TIMED_OUT, 1", "UNREACHABLE, 3", "BUSY, 3", "RATE_LIMITED, 3", "CORRUPT_ANSWER, 3"})
    void each_kind_of_failure_is_worth_its_own_number_of_attempts(FailureKind kind, int attempts) {
        var report = pin(Duration.ofMinutes(1), failing("first", kind), keeping("second"));
        assertThat(asked.stream().filter("first"::equals)).hasSize(attempts);
        assertThat(report.pinned()).hasValueSatisfying(kept -> assertThat(kept.provider()).isEqualTo("second"));
        assertThat(report.attempts()).isEqualTo(attempts + 1);
    }

    @Test
    void waits_double_within_a_fifth_either_way() {
        pin(Duration.ofMinutes(1), failing("first", FailureKind.BUSY));
        assertThat(clock.sleeps()).hasSize(2);
        assertThat(clock.sleeps().get(0)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1200));
        assertThat(clock.sleeps().get(1)).isBetween(Duration.ofMillis(1600), Duration.ofMillis(2400));
    }

    @Test
    void one_that_hangs_leaves_the_others_their_equal_share() {
        var shares = new ArrayList<Duration>();
        Function<Deadline, PinOutcome> hanging = deadline -> {
            shares.add(deadline.remaining());
            clock.advance(deadline.remaining());
            return new PinOutcome.NotPinned(Failure.of(FailureKind.TIMED_OUT, "hanging", "no answer"));
        };
        var report = pin(Duration.ofSeconds(30), new Scripted("one", hanging), new Scripted("two", hanging), keeping("three"));
        assertThat(shares).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(10));
        assertThat(report.pinned()).isPresent();
    }

    @Test
    void retry_after_is_waited_for_only_inside_the_share() {
        var patient = new Failure(FailureKind.RATE_LIMITED, "first", "429", Optional.of(Duration.ofSeconds(4)));
        pin(Duration.ofSeconds(60), new Scripted("first", _ -> new PinOutcome.NotPinned(patient)), keeping("second"));
        assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(4));
        asked.clear();
        var endless = new Failure(FailureKind.RATE_LIMITED, "first", "429", Optional.of(Duration.ofMinutes(5)));
        pin(Duration.ofSeconds(60), new Scripted("first", _ -> new PinOutcome.NotPinned(endless)), keeping("second"));
        assertThat(asked).containsExactly("first", "second");
    }

    @Test
    void nobody_is_asked_once_the_time_is_up() {
        assertThat(pin(Duration.ZERO, keeping("first")).attempts()).isZero();
        assertThat(asked).isEmpty();
    }

    @Test
    void who_fails_is_written_down_in_order() {
        var report = pin(Duration.ofMinutes(1), failing("first", FailureKind.RETIRED), failing("second", FailureKind.QUOTA_EXHAUSTED));
        assertThat(report.pinned()).isEmpty();
        assertThat(report.failures()).extracting(Failure::kind).containsExactly(FailureKind.RETIRED, FailureKind.QUOTA_EXHAUSTED);
        assertThat(report.lastFailure()).hasValueSatisfying(last -> assertThat(last.by()).isEqualTo("second"));
    }

    private PinReport pin(Duration time, Pinner... pinners) {
        var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), new Random(5));
        return new PinChain(List.of(pinners), 3, backoff, clock, new Triage(new FakeProviderHealth(), clock)).pin(SOUND, clock.in(time));
    }

    private Pinner failing(String name, FailureKind kind) {
        return new Scripted(name, _ -> new PinOutcome.NotPinned(Failure.of(kind, name, "failed")));
    }

    private Pinner keeping(String name) {
        return new Scripted(name, _ -> new PinOutcome.Pinned(name, Optional.empty()));
    }

    private final class Scripted implements Pinner {
        private final String name;
        private final Function<Deadline, PinOutcome> script;

        Scripted(String name, Function<Deadline, PinOutcome> script) {
            this.name = name;
            this.script = script;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public PinOutcome pin(PinRequest request, Deadline deadline) {
            asked.add(name);
            return script.apply(deadline);
        }
    }
}
