package dev.audiolith.local;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Work done beside other work; asking for its result waits for it, and fails as it failed.
final class Side<T> {
    private final FutureTask<T> task;

    private Side(FutureTask<T> task) {
        this.task = task;
    }

    static <T> Side<T> start(Callable<T> work) {
        var side = new Side<>(new FutureTask<>(work));
        Thread.startVirtualThread(side.task);
        return side;
    }

    T result() throws IOException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case IOException cause -> throw cause;
                case null, default -> throw new IOException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
