package dev.audiolith.aws;

import dev.audiolith.track.Standing;
import dev.audiolith.track.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Adds up what [Tally] has written: one call of at most a hundred small rows, however many tracks there are.
///
/// The counts know of half hours. Of the one half hour in which two days from now lies, those that go before are counted in the index; it lags
/// behind a little, all the rest is exact. When the first is lost is the first entry of the index.
record TrackSums(String table, BatchRead batch, TrackReading reading) {

    Statistics of(Optional<String> owner, Instant now) {
        var end = now.plus(Statistics.URGENT);
        var last = CountedTime.of(end);
        var sum = sum(CountedTracks.of(owner), last);
        if (sum.open == 0) {
            return new Statistics(sum.archived, 0, 0, sum.expired, Optional.empty());
        }
        return new Statistics(sum.archived, sum.open, sum.urgent + openBetween(owner, last.start(), end), sum.expired, firstLoss(owner));
    }

    private long openBetween(Optional<String> owner, Instant start, Instant end) {
        return start.isBefore(end)
                ? reading.open(owner)
                        .mapToLong(
                                index -> index.countBetween(TrackItems.moment(start), TrackItems.behind(end.minus(Duration.ofMillis(1)))))
                        .sum()
                : 0;
    }

    private Optional<Instant> firstLoss(Optional<String> owner) {
        return reading.open(owner).flatMap(index -> index.behind(Optional.empty(), 1).stream())
                .map(item -> TrackItems.momentOf(new ItemReader(item).text(TrackItems.OPEN_PLACE))).min(Comparator.naturalOrder());
    }

    /// @param urgent those that go before the last half hour
    private record Sum(long archived, long open, long urgent, long expired) {
        private Sum and(Sum more) {
            return new Sum(archived + more.archived, open + more.open, urgent + more.urgent, expired + more.expired);
        }
    }

    private Sum sum(CountedTracks whose, CountedTime last) {
        var keys = new ArrayList<String>();
        var rows = whose.rows();
        rows.forEach(row -> keys.addAll(List.of(row.totals(), row.spansOf(last), row.slicesOf(last))));
        var items = batch.items("read the counts of tracks", table, CountItems.KEY, keys);
        return rows.stream().map(row -> sum(row, last, items)).reduce(new Sum(0, 0, 0, 0), Sum::and);
    }

    private static Sum sum(CountedTracks.Row row, CountedTime last, Map<String, Map<String, AttributeValue>> items) {
        var totals = items.getOrDefault(row.totals(), Map.of());
        var urgent = CountItems.openBefore(last.era(), totals)
                + CountItems.before(last.span(), items.getOrDefault(row.spansOf(last), Map.of()))
                + CountItems.before(last.slice(), items.getOrDefault(row.slicesOf(last), Map.of()));
        return new Sum(number(totals, Standing.ARCHIVED, last), CountItems.open(totals), urgent, number(totals, Standing.EXPIRED, last));
    }

    private static long number(Map<String, AttributeValue> totals, Standing standing, CountedTime last) {
        return new ItemReader(totals).findNumber(CountItems.standing(standing, last)).orElse(0L);
    }
}
