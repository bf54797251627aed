package dev.audiolith.faults.archive;

import dev.audiolith.testkit.track.FakeTracks;
import dev.audiolith.track.Change;
import dev.audiolith.track.Job;
import dev.audiolith.track.Notice;
import dev.audiolith.track.Standing;
import dev.audiolith.track.Statistics;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackId;
import dev.audiolith.track.Tracks;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tables of tracks: what is counted is counted change by change, as the real ones do it, and the index of what is due lags.
final class Books implements Tracks, Counting {
    private static final String EVERYBODY = "";

    private final Yard yard;
    private final FakeTracks tables = new FakeTracks();
    private final DueIndex index;
    private final Map<String, Map<Standing, Long>> counts = new HashMap<>();

    Books(Yard yard) {
        this.yard = yard;
        this.index = new DueIndex(yard, tables.shards());
    }

    /// As it really is.
    FakeTracks tables() {
        return tables;
    }

    @Override
    public boolean commit(Change change) {
        var isDone = tables.commit(change);
        if (isDone) {
            index.changed(change.after());
            if (yard.mutant() != ArchiveMutant.COUNTERS_ARE_COUNTED_APART) {
                count(change);
            }
            yard.guard().committed(change);
            yard.rounds().expect(change.after());
        }
        return isDone;
    }

    @Override
    public void count(Change change) {
        change.before().flatMap(Standing::of).ifPresent(standing -> add(change.after().owner(), standing, -1));
        Standing.of(change.after()).ifPresent(standing -> add(change.after().owner(), standing, 1));
    }

    private void add(String owner, Standing standing, long more) {
        List.of(owner, EVERYBODY).forEach(who -> counts.computeIfAbsent(who, _ -> new HashMap<>()).merge(standing, more, Long::sum));
    }

    @Override
    public Statistics statistics(Optional<String> owner, Instant now) {
        var recount = tables.statistics(owner, now);
        var counted = counts.getOrDefault(owner.orElse(EVERYBODY), Map.of());
        return new Statistics(counted.getOrDefault(Standing.ARCHIVED, 0L), counted.getOrDefault(Standing.OPEN, 0L), recount.urgent(),
                counted.getOrDefault(Standing.EXPIRED, 0L), recount.firstLoss());
    }

    @Override
    public List<Due> due(Instant now, int shard, int limit, Optional<Due> after) {
        return index.due(now, shard, limit, after);
    }

    @Override
    public int shards() {
        return tables.shards();
    }

    @Override
    public Optional<Track> find(TrackId id) {
        return tables.find(id);
    }

    @Override
    public Optional<Job> findJob(TrackId id, long number) {
        return tables.findJob(id, number);
    }

    @Override
    public void forgetRuns(Track deleted) {
        tables.forgetRuns(deleted);
        yard.guard().tidings().forgotten(deleted);
    }

    @Override
    public Page<Track> ofOwner(String owner, int limit, Optional<String> cursor) {
        return tables.ofOwner(owner, limit, cursor);
    }

    @Override
    public Page<Track> pending(Optional<String> owner, int limit, Optional<String> cursor) {
        return tables.pending(owner, limit, cursor);
    }

    @Override
    public List<Job> jobs(TrackId id, int limit) {
        return tables.jobs(id, limit);
    }

    @Override
    public Page<Notice> notices(String owner, int limit, Optional<String> cursor) {
        return tables.notices(owner, limit, cursor);
    }
}
