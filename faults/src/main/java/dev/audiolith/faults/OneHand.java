package dev.audiolith.faults;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/// Does everything itself, one after the other: on the stage there is no other thread.
public final class OneHand extends AbstractExecutorService {
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
