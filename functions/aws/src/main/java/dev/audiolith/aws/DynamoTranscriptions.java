package dev.audiolith.aws;

import dev.audiolith.transcript.Transcription;
import dev.audiolith.transcript.TranscriptionId;
import dev.audiolith.transcript.Transcriptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// The table `transcriptions` in DynamoDB.
///
/// As with [DynamoSounds], a write that was made may be reported as not made, when the SDK repeated it after a lost answer. The list of
/// an owner's is read from an index, which is a moment behind.
public final class DynamoTranscriptions implements Transcriptions {
    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoTranscriptions(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<Transcription> find(TranscriptionId id) {
        var key = Map.of(TranscriptionItems.ID, AttributeValue.fromS(id.text()));
        var answer = StorageCall.to("read a transcription",
                () -> dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true)));
        return answer.hasItem() ? Optional.of(TranscriptionItems.fromItem(answer.item())) : Optional.empty();
    }

    @Override
    public boolean add(Transcription fresh) {
        return put(fresh, PutItemRequest.builder().conditionExpression("attribute_not_exists(#id)")
                .expressionAttributeNames(Map.of("#id", TranscriptionItems.ID)));
    }

    @Override
    public boolean replace(Transcription next) {
        return put(next, PutItemRequest.builder().conditionExpression("#version = :before")
                .expressionAttributeNames(Map.of("#version", TranscriptionItems.VERSION))
                .expressionAttributeValues(Map.of(":before", AttributeValue.fromN(Long.toString(next.version() - 1)))));
    }

    @Override
    public Page ofOwner(String owner, int limit, Optional<String> cursor) {
        var next = cursor.map(text -> OwnersPlace.of(owner, text)).map(OwnersPlace::key);
        var items = new ArrayList<Transcription>();
        // One more than wanted tells whether there is another page.
        do {
            var answer = query(owner, limit + 1 - items.size(), next);
            answer.items().stream().map(TranscriptionItems::fromItem).forEach(items::add);
            next = Optional.of(answer.next()).filter(key -> !key.isEmpty());
        } while (items.size() <= limit && next.isPresent());
        return items.size() <= limit
                ? new Page(List.copyOf(items), Optional.empty())
                : new Page(List.copyOf(items.subList(0, limit)), Optional.of(OwnersPlace.behind(items.get(limit - 1)).cursor()));
    }

    /// What one query found; `next` is empty at the end of the list.
    private record Found(List<Map<String, AttributeValue>> items, Map<String, AttributeValue> next) {}

    private Found query(String owner, int limit, Optional<Map<String, AttributeValue>> after) {
        var answer = StorageCall.to("list transcriptions", () -> dynamo.query(query -> {
            query.tableName(table).indexName(TableShapes.OWNER_INDEX).keyConditionExpression("#owner = :owner")
                    .expressionAttributeNames(Map.of("#owner", TranscriptionItems.OWNER))
                    .expressionAttributeValues(Map.of(":owner", AttributeValue.fromS(owner))).scanIndexForward(false).limit(limit);
            after.ifPresent(query::exclusiveStartKey);
        }));
        return new Found(answer.items(), answer.lastEvaluatedKey());
    }

    private boolean put(Transcription transcription, PutItemRequest.Builder condition) {
        var put = condition.tableName(table).item(TranscriptionItems.toItem(transcription));
        return new ConditionalPut(dynamo, "write a transcription").attempt(put).isEmpty();
    }
}
