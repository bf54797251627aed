package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.testkit.track.FakeHostGate;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Sleeper;
import dev.audiolith.track.HostGate;
import dev.audiolith.track.HostGate.Pass;
import dev.audiolith.track.PatientHostGate;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatientHostGateTest {
    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final Backoff BACKOFF = new Backoff(INTERVAL, Duration.ofMillis(200), new Random(1));

    private final ManualClock clock = new ManualClock();
    private final FakeHostGate places = new FakeHostGate(clock, 2, INTERVAL);
    private final HostGate gate = patient(clock);

    @Test
    void who_comes_too_soon_enters_a_moment_later() {
        assertThat(enter(gate)).isPresent();
        assertThat(clock.sleeps()).isEmpty();

        assertThat(enter(gate)).isPresent();
        assertThat(clock.sleeps()).isNotEmpty();
    }

    @Test
    void a_host_that_stays_full_is_given_up_within_a_second() {
        assertThat(enter(gate)).isPresent();
        assertThat(enter(gate)).isPresent();
        var began = clock.instant();

        assertThat(enter(gate)).isEmpty();
        assertThat(Duration.between(began, clock.instant())).isBetween(Duration.ofMillis(400), Duration.ofSeconds(1));
    }

    @Test
    void a_place_that_is_left_in_the_meantime_is_taken() {
        var first = enter(gate).orElseThrow();
        assertThat(enter(gate)).isPresent();
        var gateOfAnother = patient(time -> {
            gate.leave(first);
            clock.advance(time);
        });

        assertThat(enter(gateOfAnother)).map(Pass::place).contains(first.place());
    }

    @Test
    void who_is_interrupted_while_waiting_stops_waiting_and_stays_interrupted() {
        assertThat(enter(gate)).isPresent();
        var interrupted = patient(_ -> {
            throw new InterruptedException();
        });

        assertThat(enter(interrupted)).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    private HostGate patient(Sleeper sleeper) {
        return new PatientHostGate(places, 6, BACKOFF, sleeper);
    }

    private Optional<Pass> enter(HostGate someGate) {
        return someGate.enter("cdn1.example.com", clock.instant().plusSeconds(60));
    }
}
