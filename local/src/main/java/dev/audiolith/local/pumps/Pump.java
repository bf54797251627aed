package dev.audiolith.local.pumps;

import dev.audiolith.time.Sleeper;
import java.time.Duration;
import java.util.function.Consumer;

/// Something that is done again and again until the local run stops.
///
/// A round that fails is told in one line and the next one is tried after a while: a pump never dies of its work.
public final class Pump implements AutoCloseable {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Thread thread;
    private volatile boolean isStopping;

    /// One round.
    @FunctionalInterface
    public interface Round {
        void run() throws InterruptedException;
    }

    private Pump(String name, Duration pause, Round round, Sleeper sleeper, Consumer<String> complaints) {
        this.thread = Thread.ofVirtual().name(name).unstarted(() -> loop(name, pause, round, sleeper, complaints));
    }

    /// Starts at once.
    ///
    /// @param pause between two rounds; a round that waits by itself needs none
    public static Pump start(String name, Duration pause, Round round, Sleeper sleeper, Consumer<String> complaints) {
        var pump = new Pump(name, pause, round, sleeper, complaints);
        pump.thread.start();
        return pump;
    }

    /// Does not wait for the round that is running: whatever it carries is delivered again.
    @Override
    public void close() {
        isStopping = true;
        thread.interrupt();
    }

    private void loop(String name, Duration pause, Round round, Sleeper sleeper, Consumer<String> complaints) {
        try {
            while (!isStopping) {
                if (isDone(name, round, complaints)) {
                    sleeper.sleep(pause);
                } else if (!isStopping) {
                    sleeper.sleep(AFTER_FAILURE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDone(String name, Round round, Consumer<String> complaints) throws InterruptedException {
        try {
            round.run();
            return true;
        } catch (RuntimeException e) {
            if (!isStopping) {
                complaints.accept(name + " failed, going on: " + e);
            }
            return false;
        }
    }
}
