package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.Illness;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

class DynamoProviderHealthTest {
    private static final Instant UNTIL = Instant.parse("2026-03-01T12:00:00.123Z");

    /// A table with one row.
    private record OneRow(Map<String, AttributeValue> row) implements DynamoDbClient {
        @Override
        public GetItemResponse getItem(GetItemRequest request) {
            return GetItemResponse.builder().item(row).build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }

    /// What another release, or a person, may have left in the row: it is only a hint, so it must not end a single pin.
    @ParameterizedTest
    @MethodSource("nonsense")
    void what_cannot_be_read_makes_nobody_ill_and_hides_nobody_who_is(AttributeValue nonsense) {
        var row = Map.of("key", AttributeValue.fromS("health"), "ill:pinata", nonsense, "ill:kubo", illness("BUSY", "2", UNTIL));
        assertThat(new DynamoProviderHealth(new OneRow(row), "claims").all())
                .isEqualTo(Map.of("kubo", new Illness(FailureKind.BUSY, 2, UNTIL)));
    }

    private static Stream<AttributeValue> nonsense() {
        return Stream.of(AttributeValue.fromS("ill"), AttributeValue.fromM(Map.of()), illness("ON_STRIKE", "1", UNTIL),
                illness("BUSY", "0", UNTIL), illness("BUSY", "-1", UNTIL), illness("BUSY", "99999999999", UNTIL),
                illness("BUSY", "1.5", UNTIL));
    }

    private static AttributeValue illness(String kind, String streak, Instant until) {
        return AttributeValue.fromM(Map.of("kind", AttributeValue.fromS(kind), "streak", AttributeValue.fromN(streak), "until",
                AttributeValue.fromN(String.valueOf(until.toEpochMilli()))));
    }
}
