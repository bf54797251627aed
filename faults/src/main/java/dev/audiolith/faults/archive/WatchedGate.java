package dev.audiolith.faults.archive;

import dev.audiolith.testkit.track.FakeHostGate;
import dev.audiolith.track.HostGate;
import java.time.Instant;
import java.util.Optional;

/// The places at hosts, by the clock of whoever asks, and who has one.
final class WatchedGate implements HostGate {
    private final Yard yard;
    private final FakeHostGate real;

    WatchedGate(Yard yard) {
        this.yard = yard;
        this.real = new FakeHostGate(yard::askersNow, yard.plan().hosts().places(), yard.plan().hosts().interval());
    }

    @Override
    public Optional<Pass> enter(String host, Instant until) {
        var pass = real.enter(host, until);
        pass.ifPresent(one -> yard.hours().atWork().ifPresent(shift -> shift.passes().add(one)));
        return pass;
    }

    @Override
    public void leave(Pass pass) {
        real.leave(pass);
        yard.hours().atWork().ifPresent(shift -> shift.passes().remove(pass));
    }
}
