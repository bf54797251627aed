package dev.audiolith.testkit.sound;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Many callers who do something at the same moment.
public final class Crowd {

    /// What each of them got, in no particular order.
    public static <T> List<T> of(int callers, IntFunction<T> act) {
        var start = new CyclicBarrier(callers);
        try (var threads = Executors.newFixedThreadPool(callers)) {
            List<Callable<T>> calls = IntStream.range(0, callers).<Callable<T>>mapToObj(caller -> () -> {
                start.await();
                return act.apply(caller);
            }).toList();
            return threads.invokeAll(calls).stream().map(Crowd::resultOf).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static <T> T resultOf(Future<T> call) {
        try {
            return call.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError("a caller failed", e.getCause());
        }
    }

    private Crowd() {}
}
