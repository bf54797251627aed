package dev.audiolith.aws;

import dev.audiolith.track.Standing;
import dev.audiolith.track.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Adds up what [TrackCounts] has written. What goes in the hour in which the two days end is counted in the index.
record TrackSums(DynamoDbClient dynamo, TrackTables tables) {
    private static final int HOURS = 24;
    /// Behind every place of its moment.
    private static final String END = "~";

    Statistics ofOwner(String owner, Instant now) {
        return sum(TrackCounts.ofOwner(owner), new TrackReading(dynamo, tables.tracks()).openOfOwner(owner), now);
    }

    Statistics ofAll(Instant now) {
        var reading = new TrackReading(dynamo, tables.tracks());
        return IntStream.range(0, TrackItems.SHARDS).mapToObj(shard -> sum(TrackCounts.ofShard(shard), reading.openInShard(shard), now))
                .reduce(TrackSums::sum).orElseThrow();
    }

    private static Statistics sum(Statistics one, Statistics other) {
        var first = Stream.of(one.firstLoss(), other.firstLoss()).flatMap(Optional::stream).min(Comparator.naturalOrder());
        return new Statistics(one.archived() + other.archived(), one.pending() + other.pending(), one.urgent() + other.urgent(),
                one.expired() + other.expired(), first);
    }

    private Statistics sum(String scope, KeyedQuery open, Instant now) {
        var key = Map.of(TrackCounts.SCOPE, AttributeValue.fromS(scope), TrackCounts.SLOT, AttributeValue.fromS(TrackCounts.TOTAL));
        var total = StorageCall.to("read the counts of tracks",
                () -> dynamo.getItem(get -> get.tableName(tables.counts()).key(key).consistentRead(true))).item();
        var first = open.behind(dynamo, Optional.empty(), 1).stream()
                .map(item -> Instant.ofEpochMilli(Long.parseLong(new ItemReader(item).text(TrackItems.OPEN_PLACE).split("#", -1)[0])))
                .findFirst();
        var urgent = first.map(goes -> urgent(scope, open, goes, now.plus(Statistics.URGENT))).orElse(0L);
        return new Statistics(count(total, Standing.ARCHIVED), count(total, Standing.OPEN), urgent, count(total, Standing.EXPIRED), first);
    }

    private static long count(Map<String, AttributeValue> counts, Standing standing) {
        return new ItemReader(counts).findNumber(TrackCounts.name(standing)).orElse(0L);
    }

    /// Those that go before `end`.
    private long urgent(String scope, KeyedQuery open, Instant first, Instant end) {
        if (!first.isBefore(end)) {
            return 0;
        }
        var lastHour = end.truncatedTo(ChronoUnit.HOURS);
        var inLastHour = lastHour.equals(end)
                ? 0
                : open.countBetween(dynamo, TrackItems.moment(lastHour), TrackItems.moment(end.minus(Duration.ofMillis(1))) + END);
        return before(scope, first, lastHour) + inLastHour;
    }

    private long before(String scope, Instant first, Instant end) {
        var days = new KeyedQuery("read the counts of tracks", tables.counts(), Optional.empty(), TrackCounts.SCOPE, scope,
                TrackCounts.SLOT).between(dynamo, slot(first), slot(end));
        return days.stream().mapToLong(day -> hours(day, new ItemReader(day).text(TrackCounts.SLOT).equals(slot(end))
                ? end.atOffset(ZoneOffset.UTC).getHour()
                : HOURS)).sum();
    }

    private static long hours(Map<String, AttributeValue> day, int hours) {
        return IntStream.range(0, hours).mapToObj(TrackCounts::hour).map(new ItemReader(day)::findNumber).flatMap(Optional::stream)
                .mapToLong(Long::longValue).sum();
    }

    private static String slot(Instant at) {
        return TrackCounts.slot(at.atOffset(ZoneOffset.UTC).toLocalDate());
    }
}
