package dev.audiolith.bench.archive;

import dev.audiolith.time.Deadline;
import dev.audiolith.track.ArchiveQueue;
import dev.audiolith.track.Dispatch;
import dev.audiolith.track.Planner;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// A million tracks come due in one night: the real planner over virtual time, with what each call to AWS usually takes. Says how long it
/// takes to send for all of them, and what the tables' partitions have to bear.
public final class PlannerBenchmark {
    private static final Duration RUN = Duration.ofMinutes(15).minusSeconds(10);
    private static final int SECONDS = 3_600;

    public static void run(PrintStream out) {
        out.printf("%d tracks due at once; a read takes %d ms, a query %d ms, a transaction %d ms, a message %d ms%n", MillionTracks.COUNT,
                Load.READ.toMillis(), Load.QUERY.toMillis(), Load.TRANSACTION.toMillis(), Load.SEND.toMillis());
        out.printf("%10s %12s %14s %26s %28s %8s%n", "planners", "seconds", "sent a second", "most writes a second and",
                "most writes a second to",
                "needs");
        out.printf("%10s %12s %14s %26s %28s%n", "", "", "", "partition of the index", "the table of tracks");
        for (var planners : new int[]{1, 2, 4}) {
            out.println(row(planners));
        }
    }

    /// Planners have nothing in common but the tables, so they can be played one after the other, each on its own clock.
    private static String row(int planners) {
        var loads = new ArrayList<Load>();
        var sent = 0L;
        for (var planner = 0; planner < planners; planner++) {
            var load = new Load();
            loads.add(load);
            sent += plan(load, planners, planner);
        }
        if (sent != MillionTracks.COUNT) {
            throw new IllegalStateException("sent for " + sent);
        }
        var seconds = loads.stream().mapToLong(load -> load.time().toSeconds()).max().orElseThrow();
        var table = IntStream.range(0, SECONDS).mapToLong(second -> loads.stream().mapToLong(load -> load.tableWrites()[second]).sum())
                .max();
        return "%10d %12d %14d %26d %28d %8d partitions".formatted(planners, seconds, sent / seconds,
                loads.stream().mapToLong(Load::mostIndexWrites).max().orElseThrow(), table.orElseThrow(),
                Math.ceilDiv(table.orElseThrow(), 1_000));
    }

    private static int plan(Load load, int planners, int which) {
        ArchiveQueue queue = (_, _) -> load.send();
        var tracks = new MillionTracks(load);
        var planner = new Planner(tracks, new Dispatch(tracks, queue), AtHand::new, load);
        var shards = IntStream.range(0, tracks.shards()).filter(shard -> shard % planners == which).boxed().toList();
        var sent = 0;
        // What one call does not get done, the next goes on with.
        for (var isFinished = false; !isFinished;) {
            var planned = planner.run(shards, Deadline.after(RUN, load));
            sent += planned.sent();
            isFinished = planned.isFinished();
        }
        return sent;
    }

    /// Does everything at once, and by itself.
    private static final class AtHand extends AbstractExecutorService {
        private boolean isOver;

        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public void shutdown() {
            isOver = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            isOver = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return isOver;
        }

        @Override
        public boolean isTerminated() {
            return isOver;
        }

        @Override
        public boolean awaitTermination(long time, TimeUnit unit) {
            return true;
        }
    }

    private PlannerBenchmark() {}
}
