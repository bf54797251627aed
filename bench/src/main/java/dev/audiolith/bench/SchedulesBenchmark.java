package dev.audiolith.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.audiolith.faults.Mutant;
import dev.audiolith.faults.Schedule;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;

/// How many fault schedules run in a second on one thread, by the wall and by the processor, and what they found.
final class SchedulesBenchmark {
    // Turns are cheapest on one carrier: start Java with -Djdk.virtualThreadScheduler.parallelism=1.
    private static final int WARM_UP = 2_000;
    private static final int SCHEDULES = 20_000;

    static void run(PrintStream out) {
        broken(out, 0, WARM_UP);
        var wall = System.nanoTime();
        var cpu = processorNanos();
        var broken = broken(out, WARM_UP, WARM_UP + SCHEDULES);
        out.printf("%d schedules, %d broken, %.0f a second, %.0f a second of processor time%n", SCHEDULES, broken,
                SCHEDULES * 1e9 / (System.nanoTime() - wall), SCHEDULES * 1e9 / (processorNanos() - cpu));
    }

    private static int broken(PrintStream out, long from, long until) {
        return Schedule.onStage(() -> {
            var broken = 0;
            for (var seed = from; seed < until; seed++) {
                var outcome = Schedule.of(seed, Mutant.NONE);
                if (outcome.broken().isPresent()) {
                    out.println(outcome.report());
                    broken++;
                }
            }
            return broken;
        });
    }

    /// Of the whole process: turns are taken on virtual threads.
    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private SchedulesBenchmark() {}
}
