package dev.audiolith.testkit.track;

import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.track.HostGate;
import java.time.Duration;

final class FakeHostGateTest implements HostGateContract {
    private final ManualClock clock = new ManualClock();
    private final FakeHostGate gate = new FakeHostGate(clock, places(), interval());

    @Override
    public HostGate gate() {
        return gate;
    }

    @Override
    public ManualClock clock() {
        return clock;
    }

    @Override
    public int places() {
        return 3;
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(500);
    }
}
