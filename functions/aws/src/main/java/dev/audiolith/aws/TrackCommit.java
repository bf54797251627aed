package dev.audiolith.aws;

import dev.audiolith.time.Backoff;
import dev.audiolith.time.Sleeper;
import dev.audiolith.track.Change;
import dev.audiolith.track.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The transaction of one step of a track: the track over the version it was made from, its job, its notice, and what is counted.
///
/// Counts are shared, so transactions meet at them; who meets another one tries again in a moment.
record TrackCommit(DynamoDbClient dynamo, TrackTables tables, Backoff backoff, Sleeper sleeper) {
    private static final int TRIES = 8;
    private static final String PURPOSE = "record a track";

    boolean commit(Change change) {
        var request = TransactWriteItemsRequest.builder().transactItems(parts(change)).build();
        for (var failures = 1;; failures++) {
            try {
                dynamo.transactWriteItems(request);
                return true;
            } catch (TransactionCanceledException e) {
                var reasons = e.cancellationReasons();
                if (reasons.stream().anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()))) {
                    return false;
                }
                if (failures == TRIES || reasons.stream().noneMatch(TrackCommit::passes) || !waited(failures)) {
                    throw StorageCall.failedTo(PURPOSE, e);
                }
            } catch (SdkException e) {
                throw StorageCall.failedTo(PURPOSE, e);
            }
        }
    }

    /// Only the track has a condition: whatever else is written belongs to it.
    private List<TransactWriteItem> parts(Change change) {
        var parts = new ArrayList<TransactWriteItem>();
        parts.add(track(change));
        change.job().ifPresent(job -> parts.add(put(tables.jobs(), JobItems.toItem(job))));
        change.notice().ifPresent(notice -> parts.add(put(tables.notices(), NoticeItems.toItem(notice))));
        parts.addAll(new TrackCounts(tables.counts()).updates(change));
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

    /// Another transaction held one of the items, or the table was short of capacity: over in a moment.
    private static boolean passes(CancellationReason reason) {
        return List.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded").contains(reason.code());
    }

    private boolean waited(int failures) {
        try {
            sleeper.sleep(backoff.after(failures));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
