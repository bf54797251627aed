package dev.audiolith.local.gateway;

import dev.audiolith.edge.InvocationContext;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs doors as the Lambda service would: an invocation that throws or takes too long is over, and nothing else is.
public final class Invoker {
    private final InstantSource clock;

    public Invoker(InstantSource clock) {
        this.clock = clock;
    }

    /// How an invocation ended.
    public sealed interface Outcome {

        /// What went wrong, in one line; empty when the door answered.
        default Optional<String> problem() {
            return switch (this) {
                case Answered _ -> Optional.empty();
                case Threw(var cause) -> Optional.of("failed: " + cause);
                case TimedOut(var limit) -> Optional.of("did not answer within " + limit.toSeconds() + " s");
            };
        }

        record Answered(String json) implements Outcome {}

        record Threw(Throwable cause) implements Outcome {}

        record TimedOut(Duration limit) implements Outcome {}
    }

    public Outcome invoke(Door<?> door, byte[] event, String requestId) {
        return invoke(door, event, requestId, door.timeout());
    }

    /// Waits no longer than `patience`, even where the door itself may take longer.
    Outcome invoke(Door<?> door, byte[] event, String requestId, Duration patience) {
        var context = InvocationContext.until(Deadline.after(door.timeout(), clock), door.name(), requestId);
        var task = new FutureTask<>(() -> door.call(event, context));
        Thread.ofVirtual().name(door.name() + "-" + requestId).start(task);
        var limit = patience.compareTo(door.timeout()) < 0 ? patience : door.timeout();
        try {
            return new Outcome.Answered(task.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return new Outcome.Threw(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            task.cancel(true);
            return new Outcome.TimedOut(limit);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Threw(new CancellationException("the local run is stopping"));
        }
    }
}
