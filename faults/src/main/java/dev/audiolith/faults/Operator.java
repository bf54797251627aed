package dev.audiolith.faults;

import dev.audiolith.failure.StorageUnavailable;
import java.time.Duration;

/// Somebody who calls the admin door now and then: tries what is pending, all of it or one sound; sends dead letters back.
final class Operator {
    static final String ADMIN = "admin";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration MARGIN = Duration.ofSeconds(2);
    private static final int LIMIT = 25;

    private final World world;

    Operator(World world) {
        this.world = world;
    }

    void begin() {
        for (var i = 0; i < world.plan().visits().rescues(); i++) {
            world.at(world.now().plusMillis(world.dice().below(1_200_000)), this::rescue);
        }
        if (world.plan().visits().rescues() > 0) {
            world.at(world.calm().plus(Duration.ofHours(3)), world.mail()::redrive);
        }
    }

    private void rescue() {
        var all = world.stores().sounds().all();
        var isOne = !all.isEmpty() && world.dice().happens(0.5);
        world.stage().invoke(ADMIN, PATIENCE, container -> {
            var deadline = container.in(PATIENCE.minus(MARGIN));
            try {
                if (isOne) {
                    container.doors().rescue().rescue(all.getFirst().id(), deadline);
                } else {
                    container.doors().rescue().rescue(LIMIT, deadline);
                }
            } catch (StorageUnavailable e) {
                world.log(ADMIN, "fails: " + e.getMessage());
            }
        }, () -> {});
    }
}
