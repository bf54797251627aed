package dev.audiolith.track;

import dev.audiolith.time.Backoff;
import dev.audiolith.time.Sleeper;
import java.time.Instant;
import java.util.Optional;

/// Asks again where a place may be free within the second: whoever is put off costs a message and an invocation more, and most of those who
/// come too soon do so by a few hundredths of a second.
public final class PatientHostGate implements HostGate {
    private final HostGate gate;
    private final int tries;
    private final Backoff backoff;
    private final Sleeper sleeper;

    public PatientHostGate(HostGate gate, int tries, Backoff backoff, Sleeper sleeper) {
        this.gate = gate;
        this.tries = tries;
        this.backoff = backoff;
        this.sleeper = sleeper;
    }

    @Override
    public Optional<Pass> enter(String host, Instant until) {
        for (var refused = 1;; refused++) {
            var pass = gate.enter(host, until);
            if (pass.isPresent() || refused == tries || !hasWaited(refused)) {
                return pass;
            }
        }
    }

    @Override
    public void leave(Pass pass) {
        gate.leave(pass);
    }

    private boolean hasWaited(int refused) {
        try {
            sleeper.sleep(backoff.after(refused));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
