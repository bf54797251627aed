package dev.audiolith.aws;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Sleeper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Reads many items of a table by their keys, consistently, as few calls as can be. What the table puts off because it is busy is asked for again.
record BatchRead(DynamoDbClient dynamo, Backoff backoff, Sleeper sleeper) {
    private static final int MOST_AT_ONCE = 100;
    private static final int TRIES = 6;

    /// By their keys; those that are not there are left out.
    Map<String, Map<String, AttributeValue>> items(String purpose, String table, String key, Collection<String> keys) {
        var found = new HashMap<String, Map<String, AttributeValue>>();
        var all = keys.stream().distinct().toList();
        for (var from = 0; from < all.size(); from += MOST_AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE));
            read(purpose, table, some.stream().map(text -> Map.of(key, AttributeValue.fromS(text))).toList())
                    .forEach(item -> found.put(new ItemReader(item).text(key), item));
        }
        return found;
    }

    private List<Map<String, AttributeValue>> read(String purpose, String table, List<Map<String, AttributeValue>> keys) {
        var items = new ArrayList<Map<String, AttributeValue>>();
        var wanted = Map.of(table, KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
        for (var tries = 1;; tries++) {
            var request = BatchGetItemRequest.builder().requestItems(wanted).build();
            var answer = StorageCall.to(purpose, () -> dynamo.batchGetItem(request));
            items.addAll(answer.responses().getOrDefault(table, List.of()));
            wanted = answer.unprocessedKeys();
            if (wanted.isEmpty()) {
                return items;
            }
            if (tries == TRIES || !waited(tries)) {
                throw new StorageUnavailable("failed to " + purpose, new IllegalStateException("the table is too busy"));
            }
        }
    }

    private boolean waited(int failures) {
        try {
            sleeper.sleep(backoff.after(failures));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
