package dev.audiolith.testkit.track;

import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.testkit.sound.Outage;
import dev.audiolith.track.Change;
import dev.audiolith.track.Job;
import dev.audiolith.track.Notice;
import dev.audiolith.track.Standing;
import dev.audiolith.track.Statistics;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackId;
import dev.audiolith.track.Tracks;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// The tables of tracks in memory. Statistics are counted anew each time, so that they are what those of a real table must equal.
public final class FakeTracks implements Tracks {
    private static final int SHARDS = 4;
    private static final Comparator<Track> NEWEST_FIRST = Comparator.comparing((Track track) -> track.dates().createdAt()).reversed()
            .thenComparing(track -> track.id().text());
    private static final Comparator<Track> FIRST_TO_GO = Comparator.comparing((Track track) -> track.dates().expiresAt())
            .thenComparing(track -> track.id().text());
    private static final Comparator<Due> FIRST_DUE = Comparator.comparing(Due::dueAt).thenComparing(due -> due.id().text());

    private final Map<TrackId, Track> kept = new HashMap<>();
    private final Map<TrackId, TreeMap<Long, Job>> jobs = new HashMap<>();
    private final Map<String, TreeMap<String, Notice>> notices = new HashMap<>();
    /// Looking through everything for what is due takes too long for simulations.
    private final List<NavigableSet<Due>> due = Stream.generate(() -> (NavigableSet<Due>) new TreeSet<>(FIRST_DUE)).limit(SHARDS).toList();
    private final Outage outage = new Outage("the tables of tracks");
    private int denied;
    private Consumer<Change> watcher = _ -> {};

    public Outage outage() {
        return outage;
    }

    @Override
    public synchronized Optional<Track> find(TrackId id) {
        outage.before();
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public synchronized Optional<Job> findJob(TrackId id, long number) {
        outage.before();
        return Optional.ofNullable(jobs.getOrDefault(id, new TreeMap<>()).get(number));
    }

    @Override
    public synchronized boolean commit(Change change) {
        outage.before();
        var now = Optional.ofNullable(kept.get(change.after().id()));
        var isNext = now.map(Track::version).equals(change.before().map(Track::version));
        if (isNext) {
            now.flatMap(FakeTracks::due).ifPresent(one -> due.get(shard(one.id())).remove(one));
            kept.put(change.after().id(), change.after());
            due(change.after()).ifPresent(one -> due.get(shard(one.id())).add(one));
            watcher.accept(change);
            change.job().ifPresent(job -> jobs.computeIfAbsent(job.track(), _ -> new TreeMap<>()).put(job.number(), job));
            change.notice().ifPresent(notice -> notices.computeIfAbsent(notice.owner(), _ -> new TreeMap<>()).put(notice.id(), notice));
        }
        outage.after();
        if (isNext && denied > 0) {
            denied--;
            return false;
        }
        return isNext;
    }

    @Override
    public synchronized void forgetRuns(Track deleted) {
        outage.before();
        var forgotten = jobs.getOrDefault(deleted.id(), new TreeMap<>()).headMap(deleted.run().number(), true);
        var told = notices.getOrDefault(deleted.owner(), new TreeMap<>());
        forgotten.values().forEach(job -> Notice.id(job).ifPresent(told::remove));
        forgotten.clear();
        outage.after();
    }

    /// Removes what has expired, as the tables do by themselves, days later.
    public synchronized void expire(Instant now) {
        kept.values().removeIf(track -> track.isDeleted() && track.dates().dueAt().isEmpty() && track.dates().haveExpired(now));
    }

    /// Is told of each change that is made, from now on.
    public synchronized void watch(Consumer<Change> watching) {
        watcher = watching;
    }

    /// The next changes are made, and said not to be: so it looks when a write is repeated after its answer was lost.
    public synchronized void forgetToSayYesTo(int changes) {
        denied = changes;
    }

    @Override
    public synchronized Page<Track> ofOwner(String owner, int limit, Optional<String> cursor) {
        outage.before();
        var own = kept.values().stream().filter(track -> track.owner().equals(owner) && !track.isDeleted()).sorted(NEWEST_FIRST).toList();
        return page(own, track -> track.id().text(), limit, cursor);
    }

    @Override
    public synchronized List<Due> due(Instant now, int shard, int limit, Optional<Due> after) {
        outage.before();
        var all = due.get(shard);
        return after.map(last -> all.tailSet(last, false)).orElse(all).stream().takeWhile(one -> !one.dueAt().isAfter(now)).limit(limit)
                .toList();
    }

    @Override
    public int shards() {
        return SHARDS;
    }

    @Override
    public synchronized Page<Track> pending(Optional<String> owner, int limit, Optional<String> cursor) {
        outage.before();
        return page(open(owner).sorted(FIRST_TO_GO).toList(), track -> track.id().text(), limit, cursor);
    }

    @Override
    public synchronized Statistics statistics(Optional<String> owner, Instant now) {
        outage.before();
        var urgent = open(owner).filter(track -> track.dates().expiresAt().isBefore(now.plus(Statistics.URGENT))).count();
        return new Statistics(count(owner, Standing.ARCHIVED), count(owner, Standing.OPEN), urgent, count(owner, Standing.EXPIRED),
                open(owner).map(track -> track.dates().expiresAt()).min(Comparator.naturalOrder()));
    }

    @Override
    public synchronized List<Job> jobs(TrackId id, int limit) {
        outage.before();
        return jobs.getOrDefault(id, new TreeMap<>()).descendingMap().values().stream().limit(limit).toList();
    }

    @Override
    public synchronized Page<Notice> notices(String owner, int limit, Optional<String> cursor) {
        outage.before();
        var own = List.copyOf(notices.getOrDefault(owner, new TreeMap<>()).descendingMap().values());
        return page(own, Notice::id, limit, cursor);
    }

    /// Everything in the table, in no order, deleted ones too.
    public synchronized List<Track> all() {
        return List.copyOf(kept.values());
    }

    private Stream<Track> open(Optional<String> owner) {
        return standing(owner, Standing.OPEN);
    }

    private long count(Optional<String> owner, Standing standing) {
        return standing(owner, standing).count();
    }

    private Stream<Track> standing(Optional<String> owner, Standing standing) {
        return kept.values().stream().filter(track -> owner.isEmpty() || owner.get().equals(track.owner()))
                .filter(track -> Standing.of(track).equals(Optional.of(standing)));
    }

    private static Optional<Due> due(Track track) {
        return track.dates().dueAt().map(at -> new Due(track.id(), at, track.dates().expiresAt()));
    }

    private static int shard(TrackId id) {
        return Math.floorMod(id.hashCode(), SHARDS);
    }

    /// A cursor is the id of the last one that was shown.
    private static <T> Page<T> page(List<T> all, Function<T, String> id, int limit, Optional<String> cursor) {
        var ids = all.stream().map(id).toList();
        if (cursor.isPresent() && !ids.contains(cursor.get())) {
            throw new InvalidRequest("cursor", "is not one that this list has given out");
        }
        var from = cursor.map(last -> ids.indexOf(last) + 1).orElse(0);
        var to = Math.min(all.size(), from + limit);
        return new Page<>(all.subList(from, to), to < all.size() ? Optional.of(ids.get(to - 1)) : Optional.empty());
    }
}
