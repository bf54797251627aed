package dev.audiolith.aws;

import dev.audiolith.time.Backoff;
import dev.audiolith.time.Sleeper;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Writes several items, all or nothing, and again as long as nothing but another transaction or a busy table stands in the way.
///
/// The SDK gives each call a token and repeats it with the same: a transaction that was made, and whose answer was lost, is answered as made.
record Transaction(DynamoDbClient dynamo, Backoff backoff, Sleeper sleeper) {
    private static final int TRIES = 8;

    /// Empty when everything was written. When the condition of the part at `decisive` did not hold nothing was, and this is what it met;
    /// whatever else prevents it is a [dev.audiolith.failure.StorageUnavailable].
    Optional<CancellationReason> write(String purpose, List<TransactWriteItem> parts, int decisive) {
        var request = TransactWriteItemsRequest.builder().transactItems(parts).build();
        for (var failures = 1;; failures++) {
            try {
                dynamo.transactWriteItems(request);
                return Optional.empty();
            } catch (TransactionCanceledException e) {
                var reasons = e.cancellationReasons();
                if (failed(reasons.get(decisive))) {
                    return Optional.of(reasons.get(decisive));
                }
                if (failures == TRIES || !pass(reasons) || !waited(failures)) {
                    throw StorageCall.failedTo(purpose, e);
                }
            } catch (SdkException e) {
                throw StorageCall.failedTo(purpose, e);
            }
        }
    }

    private static boolean failed(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }

    /// Another transaction held one of the items, or the table was short of capacity: over in a moment.
    private static boolean pass(List<CancellationReason> reasons) {
        var passing = List.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");
        return reasons.stream().anyMatch(reason -> passing.contains(reason.code())) && reasons.stream().noneMatch(Transaction::failed);
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
