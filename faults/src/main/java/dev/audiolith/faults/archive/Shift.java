package dev.audiolith.faults.archive;

import dev.audiolith.faults.Crash;
import dev.audiolith.faults.Fiber;
import dev.audiolith.time.Deadline;
import dev.audiolith.track.HostGate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// One invocation of a door: it runs step by step among the others, and ends by itself, by a crash, or when Lambda's patience does.
final class Shift {
    /// What every door leaves of its time to say how it ended.
    private static final Duration ANSWERING = Duration.ofSeconds(5);

    private final Yard yard;
    private final Machine machine;
    private final Door door;
    private final Fiber fiber;
    private final Set<HostGate.Pass> passes = new HashSet<>();
    private Instant wakesAt;
    private boolean isTroubled;
    private boolean isDead;

    record Door(String name, Instant killedAt) {}

    Shift(Yard yard, Machine machine, Door door, Runnable work) {
        this.yard = yard;
        this.machine = machine;
        this.door = door;
        this.wakesAt = yard.now();
        this.fiber = new Fiber(work);
    }

    String door() {
        return door.name();
    }

    Machine machine() {
        return machine;
    }

    /// As its own clock says.
    Deadline deadline() {
        return Deadline.after(Duration.between(yard.now(), door.killedAt()).minus(ANSWERING), machine::now);
    }

    Instant wakesAt() {
        return wakesAt.isBefore(door.killedAt()) ? wakesAt : door.killedAt();
    }

    boolean isDead() {
        return isDead;
    }

    /// The places at hosts that it has and has not given back.
    Set<HostGate.Pass> passes() {
        return passes;
    }

    boolean isTroubled() {
        return isTroubled;
    }

    void isFailedByStorage() {
        isTroubled = true;
    }

    boolean resume() {
        return fiber.resume();
    }

    /// Others may run now, and time may pass. Whoever died in between, or whose time is up, does not come back.
    void pause(Duration time) {
        if (!isDead) {
            wakesAt = yard.now().plus(time);
            fiber.pause();
        }
        if (!isDead && !yard.now().isBefore(door.killedAt())) {
            throw die("out of time");
        }
        if (isDead) {
            throw new Crash("already dead");
        }
    }

    Crash die(String where) {
        isDead = true;
        yard.note(machine.name() + " at " + door.name(), "dies " + where);
        return new Crash(where);
    }

    /// Ends it where it stands, so that no thread is left when the yard closes.
    void end() {
        isDead = true;
        fiber.resume();
    }
}
