package dev.audiolith.aws;

import dev.audiolith.track.Change;
import dev.audiolith.track.Standing;
import dev.audiolith.track.Track;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// What a step of a track changes in the table `track-counts`, in the same transaction.
///
/// Tracks are counted by [Standing], for their owner and for a shard of them all; those that can still be lost also by the hour in which they
/// go, an item for each day. So it is a sum of few items, however many tracks there are, how many go within two days.
record TrackCounts(String table) {
    static final String SCOPE = "scope";
    static final String SLOT = "slot";
    static final String TOTAL = "total";
    static final String DAY = "day#";

    /// One number among the counts.
    private record Count(String scope, String slot, String name) {}

    List<TransactWriteItem> updates(Change change) {
        var deltas = new LinkedHashMap<Count, Integer>();
        change.before().ifPresent(before -> add(before, -1, deltas));
        add(change.after(), 1, deltas);
        var byItem = new LinkedHashMap<List<String>, Map<String, Integer>>();
        deltas.forEach((number, delta) -> {
            if (delta != 0) {
                byItem.computeIfAbsent(List.of(number.scope(), number.slot()), _ -> new LinkedHashMap<>()).put(number.name(), delta);
            }
        });
        return byItem.entrySet().stream().map(entry -> update(entry.getKey().get(0), entry.getKey().get(1), entry.getValue())).toList();
    }

    static String ofOwner(String owner) {
        return "owner#" + owner;
    }

    static String ofShard(int shard) {
        return "shard#" + shard;
    }

    static String name(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    static String slot(LocalDate day) {
        return DAY + day;
    }

    static String hour(int hour) {
        return "h" + hour;
    }

    private static void add(Track track, int one, Map<Count, Integer> deltas) {
        var standing = Standing.of(track);
        for (var scope : List.of(ofOwner(track.owner()), "shard#" + TrackItems.shard(track.id()))) {
            standing.ifPresent(counted -> deltas.merge(new Count(scope, TOTAL, name(counted)), one, Integer::sum));
            if (standing.equals(Optional.of(Standing.OPEN))) {
                var goes = track.dates().expiresAt().atOffset(ZoneOffset.UTC);
                deltas.merge(new Count(scope, slot(goes.toLocalDate()), hour(goes.getHour())), one, Integer::sum);
            }
        }
    }

    private TransactWriteItem update(String scope, String slot, Map<String, Integer> deltas) {
        var names = new LinkedHashMap<String, String>();
        var values = new LinkedHashMap<String, AttributeValue>();
        var adds = new StringBuilder();
        deltas.forEach((name, delta) -> {
            var number = names.size();
            adds.append(number == 0 ? "ADD " : ", ").append("#n").append(number).append(" :d").append(number);
            names.put("#n" + number, name);
            values.put(":d" + number, AttributeValue.fromN(Integer.toString(delta)));
        });
        var update = Update.builder().tableName(table).key(key(scope, slot)).updateExpression(adds.toString())
                .expressionAttributeNames(names).expressionAttributeValues(values).build();
        return TransactWriteItem.builder().update(update).build();
    }

    private static Map<String, AttributeValue> key(String scope, String slot) {
        return Map.of(SCOPE, AttributeValue.fromS(scope), SLOT, AttributeValue.fromS(slot));
    }
}
