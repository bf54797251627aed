package dev.audiolith.track;

import dev.audiolith.time.Deadline;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Sends for every track whose time has come, the most urgent of each batch first, until none is left or its own time is up; then it says so,
/// and another goes on.
///
/// The same run serves every schedule: what can wait for the night becomes due at night, what cannot becomes due when it must. A message that
/// was lost makes its track due again, so it is found here.
public final class Planner {
    static final int BATCH = 512;
    /// Tracks that are sent for side by side; each waits for the table and for the queue.
    private static final int AT_ONCE = 32;
    /// Trouble with so many tracks is no trouble with one of them.
    private static final int MOST_TROUBLES = AT_ONCE;

    private final Tracks tracks;
    private final Dispatch dispatch;
    private final Supplier<ExecutorService> crews;
    private final InstantSource clock;

    /// `crews` gives new workers for each run.
    public Planner(Tracks tracks, Dispatch dispatch, Supplier<ExecutorService> crews, InstantSource clock) {
        this.tracks = tracks;
        this.dispatch = dispatch;
        this.crews = crews;
        this.clock = clock;
    }

    /// How many were sent for, and whether that was all.
    public record Planned(int sent, boolean isFinished) {}

    public Planned run(Deadline deadline) {
        return run(IntStream.range(0, tracks.shards()).boxed().toList(), deadline);
    }

    /// Those shards only: several can run side by side, each with its own. All of its shards are gone through together, so that no partition of
    /// the index has to bear the whole run. Trouble with one track holds up no other; it is told at the end, and the track stays due.
    public Planned run(List<Integer> shards, Deadline deadline) {
        var open = new LinkedHashMap<Integer, Optional<Tracks.Due>>();
        shards.forEach(shard -> open.put(shard, Optional.empty()));
        var sent = 0;
        var troubles = new ArrayList<RuntimeException>();
        try (var crew = crews.get()) {
            while (!open.isEmpty() && !deadline.passed() && troubles.size() < MOST_TROUBLES) {
                sent += sendFor(next(open), crew, troubles);
            }
        }
        if (!troubles.isEmpty()) {
            throw troubles.getFirst();
        }
        return new Planned(sent, open.isEmpty());
    }

    /// The next ones of each shard; one that has no more is left out from then on.
    private List<Tracks.Due> next(Map<Integer, Optional<Tracks.Due>> open) {
        var batch = new ArrayList<Tracks.Due>();
        var atOnce = Math.max(1, BATCH / open.size());
        for (var shard : List.copyOf(open.keySet())) {
            var due = tracks.due(clock.instant(), shard, atOnce, open.getOrDefault(shard, Optional.empty()));
            if (due.isEmpty()) {
                open.remove(shard);
            } else {
                open.put(shard, Optional.of(due.getLast()));
                batch.addAll(due);
            }
        }
        return batch;
    }

    private int sendFor(List<Tracks.Due> due, ExecutorService crew, List<RuntimeException> troubles) {
        var urgentFirst = due.stream().sorted(Comparator.comparing(Tracks.Due::expiresAt)).toList();
        var sent = 0;
        for (var from = 0; from < urgentFirst.size() && troubles.size() < MOST_TROUBLES; from += AT_ONCE) {
            var some = urgentFirst.subList(from, Math.min(urgentFirst.size(), from + AT_ONCE));
            var work = new ArrayList<Future<Boolean>>();
            some.forEach(one -> work.add(crew.submit(() -> sendFor(one.id()))));
            for (var one : work) {
                sent += isSent(one, troubles) ? 1 : 0;
            }
        }
        return sent;
    }

    /// False when the index was behind: it is done, or somebody works on it.
    private boolean sendFor(TrackId id) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var track = tracks.find(id).filter(one -> one.dates().isDue(now));
        if (track.isPresent() && track.get().isToBeCleared()) {
            dispatch.send(id);
            return true;
        }
        return track.filter(one -> one.isOpen() || one.run().isOn()).flatMap(one -> dispatch.sendFor(one, now)).isPresent();
    }

    private static boolean isSent(Future<Boolean> work, List<RuntimeException> troubles) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException trouble) {
                troubles.add(trouble);
                return false;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
