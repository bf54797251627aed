package dev.audiolith.aws;

import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.SoundState;
import dev.audiolith.sound.Sounds;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// The table `sounds` in DynamoDB.
///
/// The SDK repeats a write whose answer was lost, and the repetition meets its own first try: then a write that was made is
/// reported as not made. Callers look again in that case anyway, since somebody else may have come first.
public final class DynamoSounds implements Sounds {
    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoSounds(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<Sound> find(SoundId id) {
        var key = Map.of(SoundItems.ID, AttributeValue.fromS(id.text()));
        var answer = StorageCall.to("read a sound", () -> dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true)));
        return answer.hasItem() && !OrderItems.isOrder(answer.item()) ? Optional.of(SoundItems.fromItem(answer.item())) : Optional.empty();
    }

    @Override
    public boolean knows(SoundId id) {
        var key = Map.of(SoundItems.ID, AttributeValue.fromS(id.text()));
        var answer = StorageCall.to("look for a sound", () -> dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true)
                .projectionExpression("#state").expressionAttributeNames(Map.of("#state", SoundItems.STATE))));
        return answer.hasItem() && !new ItemReader(answer.item()).text(SoundItems.STATE).equals(SoundState.FAILED.name());
    }

    @Override
    public boolean replace(Sound changed) {
        var before = AttributeValue.fromN(Long.toString(changed.version() - 1));
        return put(changed, put -> put.conditionExpression("#version = :before")
                .expressionAttributeNames(Map.of("#version", SoundItems.VERSION)).expressionAttributeValues(Map.of(":before", before)));
    }

    @Override
    public boolean putIfAbsent(Sound sound) {
        return put(sound, put -> put.conditionExpression("attribute_not_exists(#id)")
                .expressionAttributeNames(Map.of("#id", SoundItems.ID)));
    }

    /// One query per shard, each ordered by time, so that the merged answer is too.
    @Override
    public List<SoundId> overdue(Instant due, int limit) {
        return IntStream.range(0, SoundItems.PENDING_SHARDS).boxed().flatMap(shard -> overdue(shard, due, limit))
                .sorted(Comparator.comparing(item -> item.millis(SoundItems.NEXT_ATTEMPT_AT))).limit(limit)
                .map(item -> new SoundId(item.text(SoundItems.ID))).toList();
    }

    private Stream<ItemReader> overdue(int shard, Instant due, int limit) {
        var values = Map.of(":shard", AttributeValue.fromS(SoundItems.shard(shard)), ":due",
                AttributeValue.fromN(Long.toString(due.toEpochMilli())));
        var names = Map.of("#shard", SoundItems.PENDING_SHARD, "#next", SoundItems.NEXT_ATTEMPT_AT);
        var answer = StorageCall.to("look for overdue sounds",
                () -> dynamo.query(query -> query.tableName(table).indexName(TableShapes.PENDING_INDEX)
                        .keyConditionExpression("#shard = :shard AND #next < :due").expressionAttributeNames(names)
                        .expressionAttributeValues(values).limit(limit)));
        return answer.items().stream().map(ItemReader::new);
    }

    private boolean put(Sound sound, Consumer<PutItemRequest.Builder> condition) {
        var request = PutItemRequest.builder().tableName(table).item(SoundItems.toItem(sound)).applyMutation(condition).build();
        return StorageCall.to("write a sound", () -> {
            try {
                dynamo.putItem(request);
                return true;
            } catch (ConditionalCheckFailedException e) {
                return false;
            }
        });
    }
}
