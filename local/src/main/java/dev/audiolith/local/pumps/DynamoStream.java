package dev.audiolith.local.pumps;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Reads a table's stream, all its shards, each from where it was read to before this start, else from its oldest record. Whoever asks
/// for more has dealt with what was handed out; after a failure, or the end of the process, the rest comes again.
public final class DynamoStream implements StreamRecords {
    /// New shards appear every few hours; asking this rarely costs nothing.
    private static final int ROUNDS_BETWEEN_LOOKS = 60;
    /// So many times as long as a look took nobody looks again: it costs DynamoDB Local the more the more it ever told, and after ten
    /// thousand tracks it had time for little else.
    private static final int RESTS_TIMES = 20;
    private static final int RESTS_TIMES_WHILE_BUSY = 4;

    private final DynamoDbStreamsClient streams;
    private final String streamArn;
    private final Map<String, String> iterators = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> handedOut = new HashMap<>();
    private final Bookmark bookmark;
    private final InstantSource clock;
    private Instant restsUntil = Instant.MIN;
    private int rounds;

    /// @param bookmark the file in which it is remembered how far this stream was read
    public DynamoStream(DynamoDbStreamsClient streams, String streamArn, Path bookmark, InstantSource clock) throws IOException {
        this.streams = streams;
        this.streamArn = streamArn;
        this.bookmark = Bookmark.in(bookmark);
        this.clock = clock;
    }

    @Override
    public List<Record> next() {
        bookmark.move(handedOut);
        handedOut.clear();
        var began = clock.instant();
        if (began.isBefore(restsUntil)) {
            return List.of();
        }
        var records = look();
        var ended = clock.instant();
        restsUntil = ended.plus(Duration.between(began, ended).multipliedBy(records.isEmpty() ? RESTS_TIMES : RESTS_TIMES_WHILE_BUSY));
        return records;
    }

    private List<Record> look() {
        try {
            if (rounds++ % ROUNDS_BETWEEN_LOOKS == 0) {
                lookForShards();
            }
            return read();
        } catch (TrimmedDataAccessException | ExpiredIteratorException e) {
            // Our place in the stream is gone, as with DynamoDB Local after the first record of a new table.
            bookmark.forget();
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
        var shards = streams.describeStream(request -> request.streamArn(streamArn)).streamDescription().shards().stream()
                .map(Shard::shardId).toList();
        bookmark.keepOnly(Set.copyOf(shards));
        for (var shard : shards) {
            if (!seen.contains(shard)) {
                var place = bookmark.place(shard);
                var iterator = streams.getShardIterator(request -> request.streamArn(streamArn).shardId(shard)
                        .shardIteratorType(place.isPresent() ? ShardIteratorType.AFTER_SEQUENCE_NUMBER : ShardIteratorType.TRIM_HORIZON)
                        .sequenceNumber(place.orElse(null)));
                iterators.put(shard, iterator.shardIterator());
                seen.add(shard);
            }
        }
    }

    private List<Record> read() {
        var records = new ArrayList<Record>();
        var last = new HashMap<String, String>();
        for (var shard : List.copyOf(iterators.keySet())) {
            var answer = streams.getRecords(request -> request.shardIterator(iterators.get(shard)));
            records.addAll(answer.records());
            if (!answer.records().isEmpty()) {
                last.put(shard, answer.records().getLast().dynamodb().sequenceNumber());
            }
            if (answer.nextShardIterator() == null) {
                // Closed and read to its end; its children are found by looking again.
                iterators.remove(shard);
                rounds = 0;
            } else {
                iterators.put(shard, answer.nextShardIterator());
            }
        }
        handedOut.putAll(last);
        return records;
    }
}
