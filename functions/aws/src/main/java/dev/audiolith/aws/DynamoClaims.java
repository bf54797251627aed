package dev.audiolith.aws;

import dev.audiolith.sound.Claim;
import dev.audiolith.sound.Claims;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.Sound;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// The table `claims` in DynamoDB. The usual take is one call: a refused put brings back what stood in its way.
///
/// Leases are compared with the caller's clock, but nothing rests on it: whoever takes over raises the fence, and every later
/// write names sound and fence.
public final class DynamoClaims implements Claims {
    private static final String ABSENT = "attribute_not_exists(#key)";
    private static final Map<String, String> KEY_NAME = Map.of("#key", ClaimRow.KEY);

    private final DynamoDbClient dynamo;
    private final String table;
    private final Settling settling;

    DynamoClaims(DynamoDbClient dynamo, String table, Settling settling) {
        this.dynamo = dynamo;
        this.table = table;
        this.settling = settling;
    }

    @Override
    public Binding bind(String key, Binding wanted, Instant now, Instant keepUntil) {
        var row = new BindingRow(key, wanted, ItemWriter.secondsRoundedUp(keepUntil));
        var put = PutItemRequest.builder().tableName(table).item(row.toItem())
                .conditionExpression(ABSENT + " OR #expiresAt <= :now")
                .expressionAttributeNames(Map.of("#key", ClaimRow.KEY, "#expiresAt", ClaimRow.EXPIRES_AT))
                .expressionAttributeValues(Map.of(":now", AttributeValue.fromN(Long.toString(now.getEpochSecond()))));
        return new ConditionalPut(dynamo, "bind a key").attempt(put).flatMap(ConditionalPut.Refusal::item)
                .map(BindingRow::bindingOf).orElse(wanted);
    }

    @Override
    public Outcome take(Wanted wanted) {
        var standing = Optional.<ClaimRow>empty();
        while (true) {
            var mine = standing.map(row -> row.next(wanted)).orElseGet(() -> ClaimRow.first(wanted));
            var refusal = write(mine, standing);
            if (refusal.isEmpty()) {
                return new Outcome.Taken(mine.claim());
            }
            // Refused twice means that somebody else changed the row in between. They got on, so this ends.
            standing = refusal.get().item().map(ClaimRow::fromItem);
            var answer = standing.flatMap(row -> row.answerTo(wanted));
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    @Override
    public void release(Claim claim) {
        StorageCall.to("release a claim", () -> {
            try {
                return dynamo.deleteItem(delete -> delete.tableName(table).key(ClaimRow.keyOf(claim))
                        .conditionExpression(Holding.CONDITION).expressionAttributeNames(Holding.NAMES)
                        .expressionAttributeValues(Holding.of(claim).values()));
            } catch (ConditionalCheckFailedException e) {
                // Not ours any more: nothing to give back.
                return e;
            }
        });
    }

    @Override
    public boolean settle(Claim claim, Sound sound) {
        return settling.settle(claim, sound);
    }

    @Override
    public boolean settle(Claim claim, Order order) {
        return settling.settle(claim, order);
    }

    private Optional<ConditionalPut.Refusal> write(ClaimRow mine, Optional<ClaimRow> standing) {
        var put = PutItemRequest.builder().tableName(table).item(mine.toItem());
        if (standing.isPresent()) {
            put.conditionExpression(Holding.CONDITION).expressionAttributeNames(Holding.NAMES)
                    .expressionAttributeValues(Holding.of(standing.get()).values());
        } else {
            put.conditionExpression(ABSENT).expressionAttributeNames(KEY_NAME);
        }
        return new ConditionalPut(dynamo, "take a claim").attempt(put);
    }
}
