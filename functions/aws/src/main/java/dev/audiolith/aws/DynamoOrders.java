package dev.audiolith.aws;

import dev.audiolith.sound.Order;
import dev.audiolith.sound.Orders;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// The orders in DynamoDB's table `sounds`.
///
/// As with [DynamoSounds], a write that was made may be reported as not made, when the SDK repeated it after a lost answer.
public final class DynamoOrders implements Orders {
    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoOrders(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<Order> find(SoundId id) {
        var key = Map.of(SoundItems.ID, AttributeValue.fromS(id.text()));
        var answer = StorageCall.to("read an order", () -> dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true)));
        return answer.hasItem() && OrderItems.isOrder(answer.item()) ? Optional.of(OrderItems.fromItem(answer.item())) : Optional.empty();
    }

    @Override
    public boolean replace(Order changed) {
        return putOver(changed.version() - 1, OrderItems.toItem(changed));
    }

    @Override
    public boolean fulfil(Order order, Sound sound) {
        return putOver(order.version(), SoundItems.toItem(sound));
    }

    /// A sound's versions go on where its order's end, so the version alone tells that this very order is still there.
    private boolean putOver(long version, Map<String, AttributeValue> item) {
        var put = PutItemRequest.builder().tableName(table).item(item).conditionExpression("#version = :before")
                .expressionAttributeNames(Map.of("#version", SoundItems.VERSION))
                .expressionAttributeValues(Map.of(":before", AttributeValue.fromN(Long.toString(version))));
        return new ConditionalPut(dynamo, "write an order").attempt(put).isEmpty();
    }
}
