package dev.audiolith.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.lambda.StartingPosition;
import software.amazon.awscdk.services.lambda.eventsources.DynamoEventSource;
import software.amazon.awscdk.services.lambda.eventsources.SqsDlq;

/// The stream of a table, as a door is fed from it.
final class TableStream {
    private static final int BATCH = 100;

    /// The shard waits meanwhile: with bisection one bad record reaches the dead letters alone, within minutes.
    private static final int RETRIES = 10;

    /// Only records that `filter` lets through, which costs nothing for the others.
    static DynamoEventSource source(ITable table, DeadLetters dead, Map<String, Object> filter) {
        return DynamoEventSource.Builder.create(table)
                .startingPosition(StartingPosition.TRIM_HORIZON)
                .batchSize(BATCH)
                .bisectBatchOnError(true)
                .reportBatchItemFailures(true)
                .retryAttempts(RETRIES)
                .onFailure(new SqsDlq(dead))
                .filters(List.of(filter))
                .build();
    }

    private TableStream() {}
}
