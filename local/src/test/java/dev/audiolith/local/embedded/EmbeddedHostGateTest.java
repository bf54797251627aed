package dev.audiolith.local.embedded;

import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.testkit.track.HostGateContract;
import dev.audiolith.aws.DynamoHostGate;
import dev.audiolith.track.HostGate;
import java.time.Duration;

final class EmbeddedHostGateTest implements HostGateContract {
    private final ManualClock clock = new ManualClock();
    private final HostGate gate = Embedded.server().hostGate(clock);

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
        return DynamoHostGate.PLACES;
    }

    @Override
    public Duration interval() {
        return DynamoHostGate.INTERVAL;
    }
}
