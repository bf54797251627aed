package dev.audiolith.faults;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// One line of work among others of which exactly one runs at a time: it goes on when it is resumed and stops where it pauses. So
/// whoever resumes decides every interleaving, and the same decisions give the same run.
public final class Fiber {
    private final Thread thread;
    private volatile boolean running;
    private volatile boolean over;
    private volatile Optional<Throwable> failure = Optional.empty();
    private volatile Thread director = Thread.currentThread();

    public Fiber(Runnable work) {
        this.thread = Thread.ofVirtual().unstarted(() -> {
            try {
                work.run();
            } catch (Throwable e) {
                failure = Optional.of(e);
            } finally {
                over = true;
                handBack();
            }
        });
    }

    /// Lets it run until it pauses or ends; passes on what it threw. True while there is more to do.
    public boolean resume() {
        if (over) {
            return false;
        }
        director = Thread.currentThread();
        running = true;
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        } else {
            LockSupport.unpark(thread);
        }
        while (running) {
            LockSupport.park(this);
        }
        if (failure.isPresent()) {
            if (failure.get() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failure.get());
        }
        return !over;
    }

    /// To be called by the work itself.
    public void pause() {
        handBack();
        while (!running) {
            LockSupport.park(this);
        }
    }

    private void handBack() {
        running = false;
        LockSupport.unpark(director);
    }
}
