package dev.audiolith.aws;

import dev.audiolith.track.HostGate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// One row of the table `claims` for each host that files are fetched from: who is there, and when the last of them came.
///
/// Entering is a read and, where there is room, a write on the condition that nobody entered in between; whoever loses that race came too
/// soon. Hosts of files are made for crowds: sixteen files at once are few for one, and at 2 s each they are 700,000 tracks a day.
public final class DynamoHostGate implements HostGate {
    /// How many of us one host sees at once.
    public static final int PLACES = 16;
    /// Between two who enter.
    public static final Duration INTERVAL = Duration.ofMillis(50);

    private final DynamoDbClient dynamo;
    private final String table;
    private final InstantSource clock;
    private final RandomGenerator random;

    public DynamoHostGate(DynamoDbClient dynamo, String table, InstantSource clock, RandomGenerator random) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Optional<Pass> enter(String host, Instant until) {
        var now = clock.instant();
        var row = StorageCall.to("see who fetches from a host",
                () -> HostRow.of(dynamo.getItem(get -> get.tableName(table).key(HostRow.keyOf(host)).consistentRead(true)).item()));
        if (row.lastIsWithin(INTERVAL, now)) {
            return Optional.empty();
        }
        var holder = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        return row.freePlace(PLACES, now).map(place -> new Pass(host, place, holder)).filter(pass -> take(row, pass, now, until));
    }

    @Override
    public void leave(Pass pass) {
        StorageCall.to("leave a host", () -> {
            try {
                return dynamo.updateItem(update -> update.tableName(table).key(HostRow.keyOf(pass.host()))
                        .updateExpression("REMOVE #place").conditionExpression("#place.#holder = :mine")
                        .expressionAttributeNames(Map.of("#place", HostRow.place(pass.place()), "#holder", HostRow.HOLDER))
                        .expressionAttributeValues(Map.of(":mine", AttributeValue.fromS(pass.holder()))));
            } catch (ConditionalCheckFailedException e) {
                // Left before, or another's by now.
                return e;
            }
        });
    }

    private boolean take(HostRow row, Pass pass, Instant now, Instant until) {
        var update = row.entering(pass, now, until).tableName(table)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD).build();
        return StorageCall.to("enter a host", () -> {
            try {
                dynamo.updateItem(update);
                return true;
            } catch (ConditionalCheckFailedException e) {
                // Our own write, whose answer was lost and which the SDK repeated, is no refusal.
                return HostRow.of(e.item()).isHeldBy(pass);
            }
        });
    }
}
