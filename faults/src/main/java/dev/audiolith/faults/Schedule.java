package dev.audiolith.faults;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// One schedule from beginning to end, and what came of it. The same seed always gives the same schedule, to the step.
///
/// A seed draws who asks for what, which calls fail, hang or lie, which containers die where, whose clock is wrong, and in which order
/// all of them take their steps. Then nothing goes wrong any more, everything runs dry, and every promise is checked:
/// what was acknowledged is heard, no state goes back, speech is bought no oftener than the contract allows, nobody hears or learns of
/// another's sound, nothing is pinned that is not recorded, no message and no bytes are left.
public final class Schedule {

    /// What a schedule came to: how many steps were taken and how much speech was bought, and the promise that did not hold, if any.
    public record Outcome(long seed, int steps, int purchases, Optional<String> broken, List<String> log) {

        /// For whoever has to find out why.
        public String report() {
            return "%s%nreplay it: mvn -q -Dquick test -pl faults -am -Dtest=FaultMatrixTest -Dsurefire.failIfNoSpecifiedTests=false -Daudiolith.seed=%d%n  %s"
                    .formatted(broken.orElse("every promise held"), seed, String.join(System.lineSeparator() + "  ", log));
        }
    }

    public static Outcome of(long seed, Mutant mutant) {
        return of(Plan.of(seed), mutant);
    }

    static Outcome of(Plan plan, Mutant mutant) {
        var world = new World(plan, mutant);
        Optional<String> broken;
        try {
            world.run();
            broken = Optional.empty();
        } catch (Broken e) {
            broken = Optional.of(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            broken = Optional.of("a bug: " + rootOf(e));
        } finally {
            world.stage().end();
        }
        return new Outcome(plan.seed(), world.diary().steps(), world.ledger().purchases(), broken,
                broken.isPresent() ? world.diary().lines() : List.of());
    }

    private static Throwable rootOf(Throwable e) {
        var cause = e.getCause();
        return cause == null ? e : rootOf(cause);
    }

    /// Runs `work` where a turn passes from one to the next as cheaply as it can: on a virtual thread.
    public static <T> T onStage(Supplier<T> work) {
        var result = new AtomicReference<T>();
        var failure = new AtomicReference<Throwable>();
        var stage = Thread.ofVirtual().unstarted(() -> result.set(work.get()));
        stage.setUncaughtExceptionHandler((_, e) -> failure.set(e));
        stage.start();
        try {
            stage.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the stage broke down", failure.get());
        }
        return result.get();
    }

    private Schedule() {}
}
