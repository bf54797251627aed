package dev.audiolith.faults.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One execution environment: the service's objects, desks, and a clock of its own. It serves one invocation after another until one of
/// them kills it.
final class Machine {
    private final Yard yard;
    private final String name;
    private final Duration clockError;
    private final Staff staff;
    private Optional<Shift> shift = Optional.empty();

    Machine(Yard yard, String name) {
        this.yard = yard;
        this.name = name;
        this.clockError = drawn(yard);
        this.staff = Staff.of(yard, this);
    }

    private static Duration drawn(Yard yard) {
        var most = yard.plan().odds().clockError().toMillis();
        return most == 0 ? Duration.ZERO : Duration.ofMillis(yard.dice().below(2 * most) - most);
    }

    String name() {
        return name;
    }

    Staff staff() {
        return staff;
    }

    Shift shift() {
        return shift.orElseThrow();
    }

    void serve(Shift next) {
        shift = Optional.of(next);
    }

    Instant now() {
        return yard.isCalm() ? yard.now() : yard.now().plus(clockError);
    }
}
