package dev.audiolith.testkit.story;

import dev.audiolith.testkit.time.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Workers who do at once what they are given, on the thread that gives it. Who asks for what came of it waits `waits` times for
/// nothing first, while the clock goes on.
final class Crew extends AbstractExecutorService {
    private final ManualClock clock;
    private final int waits;
    private boolean gone;

    Crew(ManualClock clock, int waits) {
        this.clock = clock;
        this.waits = waits;
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> work) {
        return new FutureTask<>(work) {
            private int left = waits;

            @Override
            public T get(long time, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
                if (left > 0) {
                    left--;
                    clock.advance(Duration.of(time, unit.toChronoUnit()));
                    throw new TimeoutException();
                }
                return super.get(time, unit);
            }
        };
    }

    @Override
    public void execute(Runnable work) {
        work.run();
    }

    @Override
    public void shutdown() {
        gone = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        gone = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return gone;
    }

    @Override
    public boolean isTerminated() {
        return gone;
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) {
        return gone;
    }
}
