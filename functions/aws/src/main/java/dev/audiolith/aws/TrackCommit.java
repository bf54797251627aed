package dev.audiolith.aws;

import dev.audiolith.track.Change;
import dev.audiolith.track.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The transaction of one step of a track: the track over the version it was made from, its job, its notice, and what is counted.
record TrackCommit(Transaction transaction, TrackTables tables) {
    /// Where the track is in the transaction. Only it has a condition: whatever else is written belongs to it.
    private static final int TRACK_PART = 0;

    boolean commit(Change change) {
        return transaction.write("record a track", parts(change), TRACK_PART).isEmpty();
    }

    private List<TransactWriteItem> parts(Change change) {
        var parts = new ArrayList<TransactWriteItem>();
        parts.add(track(change));
        change.job().ifPresent(job -> parts.add(put(tables.jobs(), JobItems.toItem(job))));
        change.notice().ifPresent(notice -> parts.add(put(tables.notices(), NoticeItems.toItem(notice))));
        Tally.of(change).updates(tables.counts()).forEach(update -> parts.add(TransactWriteItem.builder().update(update).build()));
        return parts;
    }

    private TransactWriteItem track(Change change) {
        var put = Put.builder().tableName(tables.tracks()).item(TrackItems.toItem(change.after()));
        change.before().map(Track::version).ifPresentOrElse(
                version -> put.conditionExpression("#version = :before").expressionAttributeNames(Map.of("#version", TrackItems.VERSION))
                        .expressionAttributeValues(Map.of(":before", AttributeValue.fromN(Long.toString(version)))),
                () -> put.conditionExpression("attribute_not_exists(#id)").expressionAttributeNames(Map.of("#id", TrackItems.ID)));
        return TransactWriteItem.builder().put(put.build()).build();
    }

    private static TransactWriteItem put(String table, Map<String, AttributeValue> item) {
        return TransactWriteItem.builder().put(put -> put.tableName(table).item(item)).build();
    }
}
