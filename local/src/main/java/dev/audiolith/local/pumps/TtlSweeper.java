package dev.audiolith.local.pumps;

import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Stands for the expiry of DynamoDB items, which the embedded server stops doing for tables with sparse indexes.
///
/// An item whose time was moved meanwhile stays. Reads the whole table each round: a local run is small.
public final class TtlSweeper implements Pump.Round {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final String key;
    private final String expiryAttribute;
    private final InstantSource clock;

    public TtlSweeper(DynamoDbClient dynamoDb, String table, String key, String expiryAttribute, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.key = key;
        this.expiryAttribute = expiryAttribute;
        this.clock = clock;
    }

    @Override
    public void run() {
        var now = AttributeValue.fromN(String.valueOf(clock.instant().getEpochSecond()));
        var expired = dynamoDb.scanPaginator(scan -> scan.tableName(table).filterExpression("#at <= :now")
                .projectionExpression("#key, #at").expressionAttributeNames(Map.of("#at", expiryAttribute, "#key", key))
                .expressionAttributeValues(Map.of(":now", now)));
        for (var item : expired.items().stream().toList()) {
            remove(item);
        }
    }

    private void remove(Map<String, AttributeValue> item) {
        try {
            dynamoDb.deleteItem(delete -> delete.tableName(table).key(Map.of(key, item.get(key))).conditionExpression("#at = :at")
                    .expressionAttributeNames(Map.of("#at", expiryAttribute))
                    .expressionAttributeValues(Map.of(":at", item.get(expiryAttribute))));
        } catch (ConditionalCheckFailedException e) {
            // Someone gave it more time, or pinned it, between our look and our hand.
            return;
        }
    }
}
