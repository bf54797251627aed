package dev.audiolith.bench.archive;

import dev.audiolith.time.Turn;
import dev.audiolith.track.About;
import dev.audiolith.track.Change;
import dev.audiolith.track.Dates;
import dev.audiolith.track.Job;
import dev.audiolith.track.Notice;
import dev.audiolith.track.Parts;
import dev.audiolith.track.Run;
import dev.audiolith.track.Sources;
import dev.audiolith.track.Statistics;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackId;
import dev.audiolith.track.TrackState;
import dev.audiolith.track.Tracks;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A million tracks that all come due in the same night, as the planner meets them: kept as two numbers each, in an index of as many shards
/// as the real one has. Every call takes its time, and every write is counted where it falls.
final class MillionTracks implements Tracks {
    static final int COUNT = 1_000_000;
    static final Instant NIGHT = Instant.parse("2026-01-14T03:00:00Z");
    private static final int SHARDS = 16;
    private static final About ABOUT = new About("suno", "A song", About.COMPLETED, Optional.empty(), Map.of(), Optional.empty());
    private static final Sources SOURCES = new Sources(URI.create("https://cdn1.suno.ai/song.mp3"), Optional.empty(), Optional.empty());
    private static final Dates DATES = new Dates(NIGHT.minus(Duration.ofDays(13)), NIGHT.plus(Duration.ofDays(2)), Optional.of(NIGHT),
            Optional.of(NIGHT));

    private final long[] sentAt = new long[COUNT];
    private final List<List<TrackId>> shards;
    private final int[] placeInShard = new int[COUNT];
    private final Load load;

    MillionTracks(Load load) {
        this.load = load;
        this.shards = IntStream.range(0, SHARDS).mapToObj(_ -> (List<TrackId>) new ArrayList<TrackId>(COUNT / SHARDS)).toList();
        for (var number = 0; number < COUNT; number++) {
            var id = id(number);
            var shard = shards.get(shard(id));
            placeInShard[number] = shard.size();
            shard.add(id);
        }
    }

    /// Its number can be read from its end.
    private static TrackId id(int number) {
        return new TrackId("%024x%08x".formatted(number * 0x9E3779B97F4A7C15L & Long.MAX_VALUE, number));
    }

    private static int number(TrackId id) {
        return Integer.parseInt(id.text().substring(24), 16);
    }

    /// These ids are no hashes, as the adapter's are: this spreads them as evenly.
    static int shard(TrackId id) {
        return Math.floorMod(id.text().hashCode(), SHARDS);
    }

    long sent() {
        return IntStream.range(0, COUNT).filter(number -> sentAt[number] != 0).count();
    }

    @Override
    public Optional<Track> find(TrackId id) {
        load.read();
        var isSent = sentAt[number(id)] != 0;
        return Optional.of(new Track(id, "ann", ABOUT, isSent ? TrackState.DUE : TrackState.REGISTERED, SOURCES, DATES, Parts.NONE,
                Turn.NOBODYS, new Run(isSent ? 1 : 0, 0, isSent), Optional.empty(), Optional.empty(), isSent ? 2 : 1));
    }

    @Override
    public boolean commit(Change change) {
        var number = number(change.after().id());
        // The entry in the index of what is due is taken from its old place and put into its new one.
        load.transaction(shard(change.after().id()), 2);
        sentAt[number] = change.after().dates().dueAt().orElseThrow().toEpochMilli();
        return true;
    }

    @Override
    public List<Due> due(Instant now, int shard, int limit, Optional<Due> after) {
        load.query();
        var ids = shards.get(shard);
        var from = after.map(last -> placeInShard[number(last.id())] + 1).orElse(0);
        return ids.subList(from, ids.size()).stream().filter(id -> sentAt[number(id)] == 0).limit(limit)
                .map(id -> new Due(id, NIGHT, DATES.expiresAt())).toList();
    }

    @Override
    public int shards() {
        return SHARDS;
    }

    @Override
    public Optional<Job> findJob(TrackId id, long number) {
        throw new UnsupportedOperationException("the planner asks for no job");
    }

    @Override
    public void forgetRuns(Track deleted) {
        throw new UnsupportedOperationException("the planner deletes nothing");
    }

    @Override
    public Page<Track> ofOwner(String owner, int limit, Optional<String> cursor) {
        throw new UnsupportedOperationException("the planner lists nobody's tracks");
    }

    @Override
    public Page<Track> pending(Optional<String> owner, int limit, Optional<String> cursor) {
        throw new UnsupportedOperationException("the planner does not ask what is pending");
    }

    @Override
    public Statistics statistics(Optional<String> owner, Instant now) {
        throw new UnsupportedOperationException("the planner counts nothing");
    }

    @Override
    public List<Job> jobs(TrackId id, int limit) {
        throw new UnsupportedOperationException("the planner asks for no jobs");
    }

    @Override
    public Page<Notice> notices(String owner, int limit, Optional<String> cursor) {
        throw new UnsupportedOperationException("the planner tells nobody anything");
    }
}
