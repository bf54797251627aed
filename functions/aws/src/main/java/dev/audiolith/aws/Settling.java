package dev.audiolith.aws;

import dev.audiolith.sound.Claim;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.Sound;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Sleeper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// The transaction in which a sound, or the order of one, enters the table and its claim leads to it.
///
/// It may be repeated: a claim that is found settled on this very sound under this very fence was settled by an earlier try
/// whose answer was lost, since nobody else holds that fence.
record Settling(DynamoDbClient dynamo, String claims, String sounds, Backoff backoff, Sleeper sleeper) {
    private static final int TRIES = 5;
    /// Where the claim's part is in the transaction, and so in the reasons why it was cancelled.
    private static final int CLAIM_PART = 1;

    boolean settle(Claim claim, Sound sound) {
        return settle(claim, SoundItems.toItem(sound));
    }

    boolean settle(Claim claim, Order order) {
        return settle(claim, OrderItems.toItem(order));
    }

    private boolean settle(Claim claim, Map<String, AttributeValue> item) {
        var request = TransactWriteItemsRequest.builder().transactItems(entry(item), settled(claim)).build();
        for (var failures = 1;; failures++) {
            try {
                dynamo.transactWriteItems(request);
                return true;
            } catch (TransactionCanceledException e) {
                var reasons = e.cancellationReasons();
                if (failed(reasons.get(CLAIM_PART))) {
                    return new Holding(claim, ClaimRow.Status.SETTLED).isSeenIn(reasons.get(CLAIM_PART).item());
                }
                if (failures == TRIES || reasons.stream().noneMatch(Settling::passes) || !waited(failures)) {
                    throw StorageCall.failedTo("record a sound", e);
                }
            } catch (SdkException e) {
                throw StorageCall.failedTo("record a sound", e);
            }
        }
    }

    private TransactWriteItem entry(Map<String, AttributeValue> item) {
        var put = Put.builder().tableName(sounds).item(item).conditionExpression("attribute_not_exists(#id)")
                .expressionAttributeNames(Map.of("#id", SoundItems.ID)).build();
        return TransactWriteItem.builder().put(put).build();
    }

    private TransactWriteItem settled(Claim claim) {
        var values = new HashMap<>(Holding.of(claim).values());
        values.put(":settled", AttributeValue.fromS(ClaimRow.Status.SETTLED.name()));
        var update = Update.builder().tableName(claims).key(ClaimRow.keyOf(claim)).updateExpression("SET #status = :settled")
                .conditionExpression(Holding.CONDITION).expressionAttributeNames(Holding.NAMES).expressionAttributeValues(values)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD).build();
        return TransactWriteItem.builder().update(update).build();
    }

    private static boolean failed(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
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
