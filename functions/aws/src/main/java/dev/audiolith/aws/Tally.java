package dev.audiolith.aws;

import dev.audiolith.track.Change;
import dev.audiolith.track.Standing;
import dev.audiolith.track.Track;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// What is counted differently after a change of a track: where the track counts now, less where it counted before. Most changes, being
/// sent for or taken, change nothing here.
final class Tally {
    private final Map<String, Sums> rows = new LinkedHashMap<>();

    /// What is added to each counter of one row.
    private record Sums(Optional<Instant> forgottenAt, Map<String, Long> counters) {}

    static Tally of(Change change) {
        var tally = new Tally();
        change.before().ifPresent(before -> tally.count(before, -1));
        tally.count(change.after(), 1);
        tally.rows.values().forEach(row -> row.counters.values().removeIf(sum -> sum == 0));
        tally.rows.values().removeIf(row -> row.counters.isEmpty());
        return tally;
    }

    /// One for each row that changes.
    List<Update> updates(String table) {
        var updates = new ArrayList<Update>();
        rows.forEach((key, sums) -> updates.add(update(table, key, sums)));
        return updates;
    }

    private void count(Track track, long by) {
        Standing.of(track).ifPresent(standing -> {
            count(CountedTracks.EVERYBODYS.row(track.id()), track, standing, by);
            count(CountedTracks.of(Optional.of(track.owner())).row(track.id()), track, standing, by);
        });
    }

    private void count(CountedTracks.Row row, Track track, Standing standing, long by) {
        var goes = CountedTime.of(track.dates().expiresAt());
        add(row.totals(), Optional.empty(), CountItems.standing(standing, goes), by);
        if (standing == Standing.OPEN) {
            var forgottenAt = Optional.of(goes.forgottenAt());
            add(row.spansOf(goes), forgottenAt, CountItems.span(goes), by);
            add(row.slicesOf(goes), forgottenAt, CountItems.slice(goes), by);
        }
    }

    private void add(String key, Optional<Instant> forgottenAt, String counter, long by) {
        rows.computeIfAbsent(key, _ -> new Sums(forgottenAt, new TreeMap<>())).counters.merge(counter, by, Long::sum);
    }

    private static Update update(String table, String key, Sums sums) {
        var names = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        var additions = new ArrayList<String>();
        sums.counters.forEach((name, by) -> {
            var number = additions.size();
            names.put("#c" + number, name);
            values.put(":c" + number, AttributeValue.fromN(Long.toString(by)));
            additions.add("#c" + number + " :c" + number);
        });
        var forgotten = sums.forgottenAt.map(at -> {
            names.put("#forgotten", CountItems.EXPIRES_AT);
            values.put(":forgotten", AttributeValue.fromN(Long.toString(ItemWriter.secondsRoundedUp(at))));
            return " SET #forgotten = :forgotten";
        });
        return Update.builder().tableName(table).key(CountItems.keyOf(key))
                .updateExpression("ADD " + String.join(", ", additions) + forgotten.orElse("")).expressionAttributeNames(names)
                .expressionAttributeValues(values).build();
    }
}
