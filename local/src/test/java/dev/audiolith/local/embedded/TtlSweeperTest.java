package dev.audiolith.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.aws.TableShape;
import dev.audiolith.aws.TableShape.Attribute;
import dev.audiolith.aws.TableShapes;
import dev.audiolith.local.pumps.TtlSweeper;
import dev.audiolith.testkit.sound.SampleSounds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TtlSweeperTest {
    private static final Instant NOW = Instant.parse("2026-01-20T00:00:00Z");

    private final TableShape table = newTable();
    private final DynamoDbClient dynamo = Embedded.server().clients().dynamoDb();
    private final String key = table.keys().partition().name();
    private Instant now = NOW;
    private Duration step = Duration.ZERO;

    @AfterEach
    void close() {
        dynamo.close();
    }

    @Test
    void what_has_expired_goes_and_the_rest_stays() {
        put("expired", NOW.minusSeconds(1));
        put("at this second", NOW);
        put("later", NOW.plusSeconds(1));
        dynamo.putItem(put -> put.tableName(table.name()).item(Map.of(key, AttributeValue.fromS("for ever"))));

        sweeper().run();

        assertThat(left()).containsExactlyInAnyOrder("later", "for ever");
    }

    @Test
    void a_table_that_takes_long_to_read_is_left_alone_for_twenty_times_as_long() {
        put("soon", NOW.plusSeconds(2));
        var sweeper = sweeper();

        step = Duration.ofSeconds(1);
        sweeper.run();
        step = Duration.ZERO;
        now = NOW.plusSeconds(20);
        sweeper.run();
        assertThat(left()).containsExactly("soon");

        now = NOW.plusSeconds(21);
        sweeper.run();
        assertThat(left()).isEmpty();
    }

    /// On a clock that goes on by [#step] each time it is looked at.
    private TtlSweeper sweeper() {
        InstantSource clock = () -> {
            var seen = now;
            now = now.plus(step);
            return seen;
        };
        return new TtlSweeper(dynamo, table, clock);
    }

    private void put(String name, Instant expiresAt) {
        var expiry = table.ttl().map(Attribute::name).orElseThrow();
        dynamo.putItem(put -> put.tableName(table.name()).item(Map.of(key, AttributeValue.fromS(name), expiry,
                AttributeValue.fromN(Long.toString(expiresAt.getEpochSecond())))));
    }

    private List<String> left() {
        return dynamo.scan(scan -> scan.tableName(table.name())).items().stream().map(item -> Objects.requireNonNull(item.get(key)).s())
                .toList();
    }

    private static TableShape newTable() {
        var claims = TableShapes.CLAIMS;
        var table = new TableShape("claims-" + SampleSounds.newId(), claims.keys(), claims.indexes(), claims.ttl(), claims.streamed());
        new Provision(Embedded.server().clients()).table(table.name(), table);
        return table;
    }
}
