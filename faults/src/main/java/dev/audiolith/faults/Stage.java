package dev.audiolith.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Who is at work, and true time, which moves only when nobody has anything left to do. Which of those who could go on next does
/// so is drawn.
final class Stage {
    private static final Duration LONGEST = Duration.ofDays(60);
    private static final double NEW_CONTAINER = 0.2;

    private final World world;
    private final Dice dice;
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparing(Timer::at).thenComparingLong(Timer::number));
    private final List<Running> running = new ArrayList<>();
    private final Deque<Container> idle = new ArrayDeque<>();
    private Instant now = Plan.START;
    private long numbers;

    private record Timer(Instant at, long number, Runnable work) {}

    private record Running(Invocation invocation, Container container, Runnable afterwards) {}

    Stage(World world, Dice dice) {
        this.world = world;
        this.dice = dice;
    }

    Instant now() {
        return now;
    }

    void at(Instant time, Runnable work) {
        timers.add(new Timer(time, next(), work));
    }

    /// Another number every time.
    long next() {
        return ++numbers;
    }

    Stream<Invocation> invocations() {
        return running.stream().map(Running::invocation);
    }

    /// Has a door called in some container that has nothing else to do, or in a new one.
    void invoke(String door, Duration patience, Consumer<Container> work, Runnable afterwards) {
        var container = idle.isEmpty() || dice.happens(NEW_CONTAINER) ? new Container(world, "container " + next()) : idle.remove();
        var invocation = new Invocation(world, door, patience, () -> work.accept(container));
        container.serve(invocation);
        running.add(new Running(invocation, container, afterwards));
    }

    void untilQuiet() {
        while (!running.isEmpty() || !timers.isEmpty()) {
            var ready = running.stream().filter(one -> !one.invocation().wakesAt().isAfter(now)).toList();
            if (ready.isEmpty()) {
                passTime();
            } else {
                goOn(dice.oneOf(ready));
            }
        }
    }

    /// Ends what still stands in the middle of something.
    void end() {
        running.forEach(one -> {
            try {
                one.invocation().end();
            } catch (Crash e) {
                world.log("world", "ends " + e.getMessage());
            }
        });
    }

    private void goOn(Running one) {
        var alive = true;
        try {
            if (one.invocation().resume()) {
                return;
            }
        } catch (Crash e) {
            alive = false;
        }
        running.remove(one);
        if (alive) {
            idle.add(one.container());
            world.watch().mustBeRecorded(one.invocation().mustBeRecorded());
        }
        one.afterwards().run();
    }

    private void passTime() {
        var next = Stream.concat(running.stream().map(one -> one.invocation().wakesAt()), timers.stream().limit(1).map(Timer::at))
                .min(Comparator.naturalOrder()).orElseThrow();
        now = next.isAfter(now) ? next : now;
        Broken.unless(now.isBefore(Plan.START.plus(LONGEST)), "it never comes to rest");
        while (!timers.isEmpty() && !timers.element().at().isAfter(now)) {
            timers.remove().work().run();
        }
    }
}
