package dev.audiolith.faults.archive;

import dev.audiolith.faults.Broken;
import dev.audiolith.faults.Crash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// True time, which moves only when nobody has anything left to do, and who is at work. Which of those who could go on next does so is drawn.
final class Hours {
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final double NEW_MACHINE = 0.2;

    private final Yard yard;
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparing(Timer::at).thenComparingLong(Timer::number));
    private final List<Running> running = new ArrayList<>();
    private final Deque<Machine> idle = new ArrayDeque<>();
    private Optional<Shift> atWork = Optional.empty();
    private Instant now = ArchivePlan.START;
    private long numbers;

    private record Timer(Instant at, long number, Runnable work) {}

    private record Running(Shift shift, Runnable afterwards) {}

    Hours(Yard yard) {
        this.yard = yard;
    }

    Instant now() {
        return now;
    }

    void at(Instant time, Runnable work) {
        timers.add(new Timer(time, ++numbers, work));
    }

    /// Whoever takes a step at this moment; empty where something arrives whose sender is gone.
    Optional<Shift> atWork() {
        return atWork;
    }

    /// What was sent by one who is gone arrives.
    void arrives(Shift sender, Runnable what) {
        atWork = Optional.of(sender);
        try {
            what.run();
        } finally {
            atWork = Optional.empty();
        }
    }

    Stream<Shift> shifts() {
        return running.stream().map(Running::shift);
    }

    /// Has a door called in some machine that has nothing else to do, or in a new one.
    Shift invoke(String door, Duration patience, Consumer<Machine> work, Runnable afterwards) {
        var machine = idle.isEmpty() || yard.dice().happens(NEW_MACHINE) ? new Machine(yard, "machine " + ++numbers) : idle.remove();
        var shift = new Shift(yard, machine, new Shift.Door(door, now.plus(patience)), () -> work.accept(machine));
        machine.serve(shift);
        running.add(new Running(shift, afterwards));
        return shift;
    }

    void untilQuiet() {
        while (!running.isEmpty() || !timers.isEmpty()) {
            var ready = running.stream().filter(one -> !one.shift().wakesAt().isAfter(now)).toList();
            if (ready.isEmpty()) {
                passTime();
            } else {
                goOn(yard.dice().oneOf(ready));
            }
        }
    }

    /// Ends what still stands in the middle of something.
    void end() {
        running.forEach(one -> {
            try {
                one.shift().end();
            } catch (Crash | IllegalStateException e) {
                yard.note("yard", "ends " + e.getMessage());
            }
        });
    }

    private void goOn(Running one) {
        atWork = Optional.of(one.shift());
        try {
            if (one.shift().resume()) {
                return;
            }
            idle.add(one.shift().machine());
            yard.guard().ended(one.shift());
        } catch (Crash e) {
            yard.note(one.shift().door(), "is dead");
        } catch (IllegalStateException e) {
            // A pool of workers wraps what its work dies of.
            if (!one.shift().isDead()) {
                throw e;
            }
        } finally {
            atWork = Optional.empty();
        }
        running.remove(one);
        one.afterwards().run();
    }

    private void passTime() {
        var next = Stream.concat(shifts().map(Shift::wakesAt), timers.stream().limit(1).map(Timer::at)).min(Comparator.naturalOrder())
                .orElseThrow();
        now = next.isAfter(now) ? next : now;
        Broken.unless(now.isBefore(ArchivePlan.START.plus(LONGEST)), "it never comes to rest: {}", yard.books().tables().all());
        while (!timers.isEmpty() && !timers.element().at().isAfter(now)) {
            timers.remove().work().run();
        }
    }
}
