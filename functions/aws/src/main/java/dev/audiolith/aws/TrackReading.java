package dev.audiolith.aws;

import dev.audiolith.track.Track;
import dev.audiolith.track.TrackId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Reads the table `tracks` through its indexes, which hold nothing but keys.
record TrackReading(DynamoDbClient dynamo, String table, BatchRead batch) {

    Optional<Track> find(TrackId id) {
        var answer = StorageCall.to("read a track",
                () -> dynamo.getItem(get -> get.tableName(table).key(TrackItems.key(id)).consistentRead(true)));
        return answer.hasItem() ? Optional.of(TrackItems.fromItem(answer.item())) : Optional.empty();
    }

    KeyedQuery ofOwner(String owner) {
        return query(TableShapes.OWNER_INDEX, TrackItems.OWNER, owner, TrackItems.OWNER_PLACE);
    }

    KeyedQuery due(int shard) {
        return query(TableShapes.DUE_INDEX, TrackItems.DUE_SHARD, Integer.toString(shard), TrackItems.DUE_PLACE);
    }

    /// What can still be lost: the owner's, or everybody's in all their shards.
    Stream<KeyedQuery> open(Optional<String> owner) {
        return owner.map(one -> Stream.of(query(TableShapes.OPEN_OWNER_INDEX, TrackItems.OPEN_OWNER, one, TrackItems.OPEN_PLACE)))
                .orElseGet(() -> IntStream.range(0, TrackItems.OPEN_SHARDS).mapToObj(Integer::toString)
                        .map(shard -> query(TableShapes.OPEN_INDEX, TrackItems.OPEN_SHARD, shard, TrackItems.OPEN_PLACE)));
    }

    /// In this order, those that are there, as they are now.
    List<Track> tracks(List<TrackId> ids) {
        var items = batch.items("read tracks", table, TrackItems.ID, ids.stream().map(TrackId::text).toList());
        return ids.stream().map(id -> items.get(id.text())).filter(Objects::nonNull).map(TrackItems::fromItem).toList();
    }

    private KeyedQuery query(String index, String partition, String value, String sort) {
        return new KeyedQuery(dynamo, "list tracks", table, Optional.of(index), partition, value, sort);
    }
}
