package dev.audiolith.faults;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.sound.Sound;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// What nobody asks for: the sweeps that come by the clock, the table's own expiry, and what follows from it.
final class Rounds {
    static final String SWEEP = "sweep";

    private static final Duration SWEEP_EVERY = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration ALMOST_ALL_OF_IT = Duration.ofSeconds(55);
    /// Among them are days beyond every age at which the sweep of orphans still leaves things alone.
    private static final List<Integer> DAYS_OF_ORPHANS = List.of(2, 33, 34, 35, 36);

    private final World world;

    Rounds(World world) {
        this.world = world;
    }

    void begin() {
        world.at(world.now().plus(SWEEP_EVERY), this::tick);
    }

    /// At the very end, when the days go by: nobody is told of failed orders any more, and what is left over is found.
    void letDaysGoBy() {
        var sounds = world.stores().sounds();
        sounds.allOrders().forEach(order -> world.at(order.span().forgottenAt(), () -> {
            sounds.forget(order.id());
            world.watch().forgotten(order.id());
        }));
        DAYS_OF_ORPHANS.forEach(days -> world.at(world.now().plus(Duration.ofDays(days)), () -> {
            if (!world.stores().bytes().keys().isEmpty()) {
                sweepOrphans();
            }
        }));
    }

    /// The table's own expiry, late; its stream tells of it later still, and sometimes twice.
    void expires(Sound sound) {
        var removedAt = sound.life().expiresAt().orElseThrow().plusMillis(world.dice().below(30_000)).plus(world.plan().odds().expiryLag());
        world.at(removedAt, () -> world.stores().recorded(sound.id())
                .filter(there -> there.life().expiresAt().filter(end -> !end.isAfter(world.now())).isPresent() && there.state().isPending())
                .ifPresent(this::remove));
    }

    private void remove(Sound there) {
        world.stores().sounds().expire(there.id());
        world.watch().removed(there);
        clean(there);
        if (world.dice().happens(world.plan().odds().duplicates())) {
            clean(there);
        }
    }

    private void clean(Sound removed) {
        world.at(world.now().plusMillis(world.dice().below(20_000)), () -> {
            var done = new boolean[1];
            world.stage().invoke("cleanup", PATIENCE, container -> quietly("cleanup", () -> {
                container.doors().cleaner().clean(removed);
                done[0] = true;
            }), () -> {
                if (!done[0]) {
                    clean(removed);
                }
            });
        });
    }

    private void tick() {
        var isPending = isAnythingPending();
        if (isPending) {
            sweep(container -> container.doors().sweeper().sweep(container.in(ALMOST_ALL_OF_IT)));
        }
        if (world.dice().happens(0.05)) {
            sweepOrphans();
        }
        if (isPending || world.mail().isAnyLeft() || world.now().isBefore(world.calm().plus(Duration.ofHours(1)))) {
            world.at(world.now().plus(SWEEP_EVERY), this::tick);
        }
    }

    private void sweepOrphans() {
        world.watch().orphansAreSwept();
        sweep(container -> container.doors().orphans().sweep(container.in(ALMOST_ALL_OF_IT)));
    }

    private boolean isAnythingPending() {
        var sounds = world.stores().sounds();
        return sounds.all().stream().anyMatch(sound -> sound.state().isPending() && sound.attempts().nextAt().isPresent())
                || sounds.allOrders().stream().anyMatch(order -> order.failure().isEmpty());
    }

    private void sweep(Consumer<Container> work) {
        world.stage().invoke(SWEEP, PATIENCE, container -> quietly(SWEEP, () -> work.accept(container)), () -> {});
    }

    private void quietly(String door, Runnable work) {
        try {
            work.run();
        } catch (StorageUnavailable e) {
            world.log(door, "fails: " + e.getMessage());
        }
    }
}
