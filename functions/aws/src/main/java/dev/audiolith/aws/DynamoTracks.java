package dev.audiolith.aws;

import dev.audiolith.time.Backoff;
import dev.audiolith.time.Sleeper;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The tables `tracks`, `archive-jobs`, `notices` and `track-counts` in DynamoDB.
///
/// Lists are read from indexes, which are a moment behind; the tracks in them from the table, which is not. The SDK gives every transaction
/// a token, so one that is repeated after its answer was lost is not made twice. Of a page those are left out that have changed meanwhile.
public final class DynamoTracks implements Tracks {
    private static final String EVERYBODYS = "everybody's";
    private static final Comparator<Track> FIRST_TO_GO = Comparator.comparing(DynamoTracks::openPlace);

    private final DynamoDbClient dynamo;
    private final TrackTables tables;
    private final TrackCommit commit;
    private final TrackReading reading;
    private final TrackSums sums;
    private final Forgetting forgetting;

    public DynamoTracks(DynamoDbClient dynamo, TrackTables tables, Backoff conflicts, Sleeper sleeper) {
        this.dynamo = dynamo;
        this.tables = tables;
        this.commit = new TrackCommit(new Transaction(dynamo, conflicts, sleeper), tables);
        var batch = new BatchRead(dynamo, conflicts, sleeper);
        this.reading = new TrackReading(dynamo, tables.tracks(), batch);
        this.forgetting = new Forgetting(dynamo, tables);
        this.sums = new TrackSums(tables.counts(), batch, reading);
    }

    @Override
    public Optional<Track> find(TrackId id) {
        return reading.find(id);
    }

    @Override
    public Optional<Job> findJob(TrackId id, long number) {
        var answer = StorageCall.to("read a job",
                () -> dynamo.getItem(get -> get.tableName(tables.jobs()).key(JobItems.key(id, number)).consistentRead(true)));
        return answer.hasItem() ? Optional.of(JobItems.fromItem(answer.item())) : Optional.empty();
    }

    @Override
    public boolean commit(Change change) {
        return commit.commit(change);
    }

    @Override
    public void forgetRuns(Track deleted) {
        forgetting.runsOf(deleted);
    }

    @Override
    public Page<Track> ofOwner(String owner, int limit, Optional<String> cursor) {
        var list = "tracks of " + owner;
        var before = cursor.map(text -> Place.of(list, text).key());
        var places = reading.ofOwner(owner).before(before, limit + 1).stream()
                .map(item -> new ItemReader(item).text(TrackItems.OWNER_PLACE)).toList();
        var tracks = reading.tracks(idsIn(places.stream().limit(limit))).stream().filter(track -> !track.isDeleted()).toList();
        return new Page<>(tracks, next(places, limit, list, Function.identity()));
    }

    @Override
    public List<Due> due(Instant now, int shard, int limit, Optional<Due> after) {
        var query = reading.due(shard);
        return query.behind(after.map(TrackItems::place), limit).stream()
                .map(item -> TrackItems.due(new ItemReader(item).text(TrackItems.DUE_PLACE))).takeWhile(due -> !due.dueAt().isAfter(now))
                .toList();
    }

    @Override
    public int shards() {
        return TrackItems.DUE_SHARDS;
    }

    @Override
    public Page<Track> pending(Optional<String> owner, int limit, Optional<String> cursor) {
        var list = "pending of " + owner.orElse(EVERYBODYS);
        var after = cursor.map(text -> Place.of(list, text).key());
        var places = reading.open(owner).flatMap(query -> query.behind(after, limit + 1).stream())
                .map(item -> new ItemReader(item).text(TrackItems.OPEN_PLACE)).sorted().limit(limit + 1L).toList();
        var tracks = reading.tracks(idsIn(places.stream().limit(limit))).stream()
                .filter(track -> Standing.of(track).equals(Optional.of(Standing.OPEN))).sorted(FIRST_TO_GO).toList();
        return new Page<>(tracks, next(places, limit, list, Function.identity()));
    }

    @Override
    public Statistics statistics(Optional<String> owner, Instant now) {
        return sums.of(owner, now);
    }

    @Override
    public List<Job> jobs(TrackId id, int limit) {
        var answer = StorageCall.to("list jobs", () -> dynamo.query(query -> query.tableName(tables.jobs())
                .keyConditionExpression("#track = :track").expressionAttributeNames(Map.of("#track", JobItems.TRACK))
                .expressionAttributeValues(Map.of(":track", AttributeValue.fromS(id.text()))).scanIndexForward(false)
                .consistentRead(true).limit(limit)));
        return answer.items().stream().map(JobItems::fromItem).toList();
    }

    @Override
    public Page<Notice> notices(String owner, int limit, Optional<String> cursor) {
        var list = "notices of " + owner;
        var before = cursor.map(text -> Place.of(list, text).key());
        var query = new KeyedQuery(dynamo, "list notices", tables.notices(), Optional.empty(), NoticeItems.OWNER, owner, NoticeItems.ID);
        var notices = query.before(before, limit + 1).stream().map(NoticeItems::fromItem).toList();
        return new Page<>(notices.stream().limit(limit).toList(), next(notices, limit, list, Notice::id));
    }

    private static List<TrackId> idsIn(Stream<String> places) {
        return places.map(place -> new TrackId(place.substring(place.lastIndexOf('#') + 1))).toList();
    }

    private static String openPlace(Track track) {
        return TrackItems.place(track.dates().expiresAt(), track.id());
    }

    /// One more than wanted tells whether there is another page.
    private static <T> Optional<String> next(List<T> found, int limit, String list, Function<T, String> key) {
        return found.size() > limit ? Optional.of(new Place(list, key.apply(found.get(limit - 1))).cursor()) : Optional.empty();
    }
}
