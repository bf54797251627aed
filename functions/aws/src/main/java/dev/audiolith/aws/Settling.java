package dev.audiolith.aws;

import dev.audiolith.sound.Claim;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.Sound;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// The transaction in which a sound, or the order of one, enters the table and its claim leads to it.
///
/// It may be repeated: a claim that is found settled on this very sound under this very fence was settled by an earlier try
/// whose answer was lost, since nobody else holds that fence.
record Settling(Transaction transaction, String claims, String sounds) {
    /// Where the claim's part is in the transaction, and so in the reasons why it was cancelled.
    private static final int CLAIM_PART = 1;

    boolean settle(Claim claim, Sound sound) {
        return settle(claim, SoundItems.toItem(sound));
    }

    boolean settle(Claim claim, Order order) {
        return settle(claim, OrderItems.toItem(order));
    }

    private boolean settle(Claim claim, Map<String, AttributeValue> item) {
        return transaction.write("record a sound", List.of(entry(item), settled(claim)), CLAIM_PART)
                .map(met -> new Holding(claim, ClaimRow.Status.SETTLED).isSeenIn(met.item())).orElse(true);
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
}
