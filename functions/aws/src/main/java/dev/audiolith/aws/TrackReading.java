package dev.audiolith.aws;

import dev.audiolith.track.Track;
import dev.audiolith.track.TrackId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Reads the table `tracks` through its indexes, which hold nothing but keys.
record TrackReading(DynamoDbClient dynamo, String table) {
    /// As many as DynamoDB gives at once.
    private static final int BATCH = 100;

    KeyedQuery ofOwner(String owner) {
        return query(TableShapes.OWNER_INDEX, TrackItems.OWNER, owner, TrackItems.OWNER_PLACE);
    }

    KeyedQuery due(int shard) {
        return query(TableShapes.DUE_INDEX, TrackItems.DUE_SHARD, Integer.toString(shard), TrackItems.DUE_PLACE);
    }

    KeyedQuery openInShard(int shard) {
        return query(TableShapes.OPEN_INDEX, TrackItems.OPEN_SHARD, Integer.toString(shard), TrackItems.OPEN_PLACE);
    }

    KeyedQuery openOfOwner(String owner) {
        return query(TableShapes.OPEN_OWNER_INDEX, TrackItems.OPEN_OWNER, owner, TrackItems.OPEN_PLACE);
    }

    /// In this order, those that are there, as they are now.
    List<Track> tracks(List<TrackId> ids) {
        var found = new HashMap<TrackId, Track>();
        for (var from = 0; from < ids.size(); from += BATCH) {
            read(ids.subList(from, Math.min(ids.size(), from + BATCH))).forEach(track -> found.put(track.id(), track));
        }
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private List<Track> read(List<TrackId> ids) {
        var wanted = Map.of(table, KeysAndAttributes.builder().keys(ids.stream().map(TrackItems::key).toList()).consistentRead(true)
                .build());
        var items = new ArrayList<Map<String, AttributeValue>>();
        while (!wanted.isEmpty()) {
            var asked = wanted;
            var answer = StorageCall.to("read tracks", () -> dynamo.batchGetItem(get -> get.requestItems(asked)));
            items.addAll(answer.responses().getOrDefault(table, List.of()));
            // A part that did not fit into the answer, or that the table was too busy for; it always gives some.
            wanted = answer.unprocessedKeys();
        }
        return items.stream().map(TrackItems::fromItem).toList();
    }

    private KeyedQuery query(String index, String partition, String value, String sort) {
        return new KeyedQuery("list tracks", table, Optional.of(index), partition, value, sort);
    }
}
