package dev.audiolith.local.pumps;

import dev.audiolith.aws.TableShape;
import dev.audiolith.aws.TableShape.Attribute;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Stands for the expiry of DynamoDB items, which the embedded server stops doing for tables with sparse indexes.
///
/// An item whose time was moved meanwhile stays. Reads the whole table each round: a local run is small.
public final class TtlSweeper implements Pump.Round {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final List<String> keys;
    private final String expiryAttribute;
    private final InstantSource clock;

    /// For a table that lets items expire.
    public TtlSweeper(DynamoDbClient dynamoDb, TableShape shape, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.table = shape.name();
        this.keys = Stream.concat(Stream.of(shape.keys().partition()), shape.keys().sort().stream()).map(Attribute::name).toList();
        this.expiryAttribute = shape.ttl().map(Attribute::name).orElseThrow();
        this.clock = clock;
    }

    @Override
    public void run() {
        var now = AttributeValue.fromN(String.valueOf(clock.instant().getEpochSecond()));
        var expired = dynamoDb.scanPaginator(scan -> scan.tableName(table).filterExpression("#at <= :now")
                .expressionAttributeNames(Map.of("#at", expiryAttribute)).expressionAttributeValues(Map.of(":now", now)));
        for (var item : expired.items().stream().toList()) {
            remove(item);
        }
    }

    private void remove(Map<String, AttributeValue> item) {
        try {
            var key = keys.stream().collect(Collectors.toMap(Function.identity(), item::get));
            dynamoDb.deleteItem(delete -> delete.tableName(table).key(key).conditionExpression("#at = :at")
                    .expressionAttributeNames(Map.of("#at", expiryAttribute))
                    .expressionAttributeValues(Map.of(":at", item.get(expiryAttribute))));
        } catch (ConditionalCheckFailedException e) {
            // Someone gave it more time, or pinned it, between our look and our hand.
            return;
        }
    }
}
