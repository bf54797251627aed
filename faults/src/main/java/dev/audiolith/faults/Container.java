package dev.audiolith.faults;

import dev.audiolith.sound.SoundId;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// One execution environment: the service's objects and a clock of its own. It serves one invocation after another until one of
/// them kills it; then everything in it is gone.
final class Container {
    private final World world;
    private final String name;
    private final Set<String> dealtWith = new HashSet<>();
    private final Doors doors;
    private Duration clockError;
    private Optional<Invocation> invocation = Optional.empty();
    private Optional<SoundId> claimedId = Optional.empty();

    Container(World world, String name) {
        this.world = world;
        this.name = name;
        this.clockError = world.trouble().clockError();
        this.doors = Doors.of(world, this);
    }

    String name() {
        return name;
    }

    World world() {
        return world;
    }

    Doors doors() {
        return doors;
    }

    Instant now() {
        return world.isCalm() ? world.now() : world.now().plus(clockError);
    }

    Deadline in(Duration time) {
        return Deadline.after(time, this::now);
    }

    Invocation invocation() {
        return invocation.orElseThrow();
    }

    void serve(Invocation next) {
        invocation = Optional.of(next);
        dealtWith.clear();
    }

    /// Others may run meanwhile, and somebody may set the clock.
    void sleep(Duration time) {
        if (world.dice().happens(world.plan().odds().clockJumps())) {
            clockError = world.trouble().clockError();
        }
        invocation().pause(time);
    }

    /// The sound that the claim now held is about.
    SoundId claimedId() {
        return claimedId.orElseThrow();
    }

    void claims(SoundId id) {
        claimedId = Optional.of(id);
    }

    boolean dealtWith(String body) {
        return dealtWith.contains(body);
    }

    void hasDealtWith(String body) {
        dealtWith.add(body);
    }
}
