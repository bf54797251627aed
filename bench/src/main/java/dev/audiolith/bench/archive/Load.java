package dev.audiolith.bench.archive;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;

/// What one planner's calls take, and what they mean to the tables, second by second. Thirty-two are made at once, so each moves the clock
/// by a part of what it takes.
final class Load implements InstantSource {
    /// Usual medians within a region.
    static final Duration READ = Duration.ofMillis(4);
    static final Duration QUERY = Duration.ofMillis(12);
    static final Duration TRANSACTION = Duration.ofMillis(15);
    static final Duration SEND = Duration.ofMillis(8);
    private static final int AT_ONCE = 32;
    private static final int SECONDS = 3_600;
    private static final int SHARDS = 16;

    private final long[][] indexWrites = new long[SHARDS][SECONDS];
    private final long[] tableWrites = new long[SECONDS];
    private long nanos;

    @Override
    public Instant instant() {
        return MillionTracks.NIGHT.plusNanos(nanos);
    }

    void read() {
        nanos += READ.toNanos() / AT_ONCE;
    }

    /// One after the other: nothing is done beside it.
    void query() {
        nanos += QUERY.toNanos();
    }

    void send() {
        nanos += SEND.toNanos() / AT_ONCE;
    }

    /// The track, with so many writes to its shard of the index, and its job.
    void transaction(int shard, int writes) {
        nanos += TRANSACTION.toNanos() / AT_ONCE;
        indexWrites[shard][second()] += writes;
        tableWrites[second()]++;
    }

    private int second() {
        return (int) Duration.ofNanos(nanos).toSeconds();
    }

    Duration time() {
        return Duration.ofNanos(nanos);
    }

    /// Of all partitions of the index, in the worst second.
    long mostIndexWrites() {
        return Arrays.stream(indexWrites).flatMapToLong(Arrays::stream).max().orElse(0);
    }

    long[] tableWrites() {
        return tableWrites.clone();
    }
}
