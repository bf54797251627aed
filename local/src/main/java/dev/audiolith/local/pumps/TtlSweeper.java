package dev.audiolith.local.pumps;

import dev.audiolith.aws.TableShape;
import dev.audiolith.aws.TableShape.Attribute;
import java.time.Duration;
import java.time.Instant;
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
/// An item whose time was moved meanwhile stays. Reads the whole table, so it rests for longer the longer that takes: a table of some size
/// has better things to do, and DynamoDB itself is days late.
public final class TtlSweeper implements Pump.Round {
    private static final int RESTS_TIMES = 20;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final List<String> keys;
    private final String expiryAttribute;
    private final InstantSource clock;
    private Instant restsUntil = Instant.MIN;

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
        var began = clock.instant();
        if (began.isBefore(restsUntil)) {
            return;
        }
        sweep(began);
        var ended = clock.instant();
        restsUntil = ended.plus(Duration.between(began, ended).multipliedBy(RESTS_TIMES));
    }

    private void sweep(Instant at) {
        var now = AttributeValue.fromN(String.valueOf(at.getEpochSecond()));
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
