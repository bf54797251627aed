package dev.audiolith.faults.archive;

import dev.audiolith.faults.Broken;
import java.util.List;
import java.util.Optional;

/// One schedule of archiving from beginning to end, and what came of it. The same seed always gives the same schedule, to the step.
///
/// A seed draws who registers, deletes and hands in what, which calls fail, hang or lie, which machines die where, whose clock is wrong, and in
/// which order all of them take their steps. Then nothing goes wrong any more, everything runs dry, and every promise is checked: deleted
/// stays deleted, what is archived is what its provider gave and stays, nothing unverified is ever to be read, nobody sees what is another's,
/// every bad end is told once, what is counted is what is there, and nothing is left that nobody needs.
public final class ArchiveSchedule {

    /// What a schedule came to: how many steps were taken, how many tracks were archived, and the promise that did not hold, if any.
    public record Outcome(long seed, int steps, long archived, Optional<String> broken, List<String> log) {

        /// For whoever has to find out why.
        public String report() {
            return "%s%nreplay it: mvn -q -Dquick test -pl faults -am -Dtest=ArchiveMatrixTest -Dsurefire.failIfNoSpecifiedTests=false -Daudiolith.seed=%d%n  %s"
                    .formatted(broken.orElse("every promise held"), seed, String.join(System.lineSeparator() + "  ", log));
        }
    }

    public static Outcome of(long seed, ArchiveMutant mutant) {
        return of(new ArchiveDraw(seed).plan(), mutant);
    }

    static Outcome of(ArchivePlan plan, ArchiveMutant mutant) {
        var yard = new Yard(plan, mutant);
        Optional<String> broken;
        try {
            yard.run();
            broken = Optional.empty();
        } catch (Broken e) {
            broken = Optional.of(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            broken = Optional.of("a bug: " + rootOf(e));
        } finally {
            yard.end();
        }
        var archived = yard.books().tables().statistics(Optional.empty(), yard.now()).archived();
        return new Outcome(plan.seed(), yard.diary().steps(), archived, broken, broken.isPresent() ? yard.diary().lines() : List.of());
    }

    private static Throwable rootOf(Throwable e) {
        var cause = e.getCause();
        return cause == null ? e : rootOf(cause);
    }

    private ArchiveSchedule() {}
}
