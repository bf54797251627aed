package dev.audiolith.local.pumps;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Reads a table's stream, all its shards, each from its oldest record. After a failure it starts over from there.
public final class DynamoStream implements StreamRecords {
    /// New shards appear every few hours; asking this rarely costs nothing.
    private static final int ROUNDS_BETWEEN_LOOKS = 60;

    private final DynamoDbStreamsClient streams;
    private final String streamArn;
    private final Map<String, String> iterators = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private int rounds;

    public DynamoStream(DynamoDbStreamsClient streams, String streamArn) {
        this.streams = streams;
        this.streamArn = streamArn;
    }

    @Override
    public List<Record> next() {
        try {
            if (rounds++ % ROUNDS_BETWEEN_LOOKS == 0) {
                lookForShards();
            }
            return read();
        } catch (TrimmedDataAccessException | ExpiredIteratorException e) {
            // Our place in the stream is gone, as with DynamoDB Local after the first record of a new table.
            startOver();
            return List.of();
        } catch (SdkException e) {
            startOver();
            throw e;
        }
    }

    private void startOver() {
        iterators.clear();
        seen.clear();
        rounds = 0;
    }

    private void lookForShards() {
        for (var shard : streams.describeStream(request -> request.streamArn(streamArn)).streamDescription().shards()) {
            if (seen.add(shard.shardId())) {
                var iterator = streams.getShardIterator(request -> request.streamArn(streamArn).shardId(shard.shardId()).shardIteratorType(
                        ShardIteratorType.TRIM_HORIZON));
                iterators.put(shard.shardId(), iterator.shardIterator());
            }
        }
    }

    private List<Record> read() {
        var records = new ArrayList<Record>();
        for (var shard : List.copyOf(iterators.keySet())) {
            var answer = streams.getRecords(request -> request.shardIterator(iterators.get(shard)));
            records.addAll(answer.records());
            if (answer.nextShardIterator() == null) {
                // Closed and read to its end; its children are found by looking again.
                iterators.remove(shard);
                rounds = 0;
            } else {
                iterators.put(shard, answer.nextShardIterator());
            }
        }
        return records;
    }
}
