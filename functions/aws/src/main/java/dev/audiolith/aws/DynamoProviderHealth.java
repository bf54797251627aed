package dev.audiolith.aws;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.Illness;
import dev.audiolith.pin.ProviderHealth;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// One row of the table `claims`, with an attribute for each provider that is ill: a single cheap read says all there is.
///
/// The read may be a moment old, and no call may take longer than a second: it is only a hint.
public final class DynamoProviderHealth implements ProviderHealth {
    private static final Map<String, AttributeValue> KEY = Map.of(ClaimRow.KEY, AttributeValue.fromS("health"));
    private static final String PREFIX = "ill:";
    private static final String KIND = "kind";
    private static final String STREAK = "streak";
    private static final String UNTIL = "until";
    private static final AwsRequestOverrideConfiguration QUICK = AwsRequestOverrideConfiguration.builder()
            .apiCallTimeout(Duration.ofSeconds(1)).build();

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoProviderHealth(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Map<String, Illness> all() {
        var answer = StorageCall.to("read which providers are well",
                () -> dynamo.getItem(get -> get.tableName(table).key(KEY).overrideConfiguration(QUICK)));
        var ill = new HashMap<String, Illness>();
        answer.item().forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                illness(value).ifPresent(illness -> ill.put(name.substring(PREFIX.length()), illness));
            }
        });
        return Map.copyOf(ill);
    }

    @Override
    public boolean replace(String provider, Optional<Illness> before, Optional<Illness> after) {
        var values = new HashMap<String, AttributeValue>();
        before.ifPresent(illness -> values.put(":before", value(illness)));
        after.ifPresent(illness -> values.put(":after", value(illness)));
        var update = UpdateItemRequest.builder().tableName(table).key(KEY).expressionAttributeNames(Map.of("#provider", PREFIX + provider))
                .updateExpression(after.isPresent() ? "SET #provider = :after" : "REMOVE #provider")
                .conditionExpression(before.isPresent() ? "#provider = :before" : "attribute_not_exists(#provider)")
                .overrideConfiguration(QUICK);
        if (!values.isEmpty()) {
            update.expressionAttributeValues(values);
        }
        return StorageCall.to("tell whether a provider is well", () -> {
            try {
                dynamo.updateItem(update.build());
                return true;
            } catch (ConditionalCheckFailedException e) {
                return false;
            }
        });
    }

    private static AttributeValue value(Illness illness) {
        return AttributeValue.fromM(new ItemWriter().text(KIND, illness.kind().name()).number(STREAK, illness.streak())
                .millis(UNTIL, illness.until()).item());
    }

    private static Optional<Illness> illness(AttributeValue value) {
        try {
            var item = new ItemReader(value.m());
            return Optional.of(new Illness(FailureKind.valueOf(item.text(KIND)), item.whole(STREAK), item.millis(UNTIL)));
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            // Another release may have written it. Whom nobody knows to be ill is asked, as ever: a hint must not end a pin.
            return Optional.empty();
        }
    }
}
