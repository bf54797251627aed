package dev.audiolith.faults;

import dev.audiolith.failure.StorageUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

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

    /// Does everything itself, one after the other: on the stage there is no other thread.
    static final class OneHand extends AbstractExecutorService {
        private boolean isClosed;

        @Override
        public void execute(Runnable command) {
            command.run();
        }

        @Override
        public void shutdown() {
            isClosed = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            shutdown();
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return isClosed;
        }

        @Override
        public boolean isTerminated() {
            return isClosed;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return isClosed;
        }
    }
}
