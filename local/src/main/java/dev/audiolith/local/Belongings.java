package dev.audiolith.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// What has been started and must be stopped: the last first, each once, whatever the others do.
final class Belongings implements AutoCloseable {
    private final Deque<AutoCloseable> all = new ArrayDeque<>();
    private final Consumer<String> complaints;
    private boolean isClosed;

    Belongings(Consumer<String> complaints) {
        this.complaints = complaints;
    }

    synchronized <C extends AutoCloseable> C keep(C one) {
        if (isClosed) {
            // Started beside something that failed meanwhile: nobody would stop it any more.
            close(one);
            return one;
        }
        all.push(one);
        return one;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        while (!all.isEmpty()) {
            close(all.pop());
        }
    }

    private void close(AutoCloseable one) {
        try {
            one.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            complaints.accept(one.getClass().getSimpleName() + " did not stop cleanly: " + e);
        }
    }
}
