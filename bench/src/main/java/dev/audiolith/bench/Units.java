package dev.audiolith.bench;

import java.util.List;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// What DynamoDB said a call is billed as, table and indexes together. Kilobytes are rounded up by item, transactions count double.
record Units(double writes, double reads) {
    static final Units NONE = new Units(0, 0);

    static Units of(SdkResponse response) {
        return switch (response) {
            case PutItemResponse put -> writes(List.of(put.consumedCapacity()));
            case UpdateItemResponse update -> writes(List.of(update.consumedCapacity()));
            case DeleteItemResponse delete -> writes(List.of(delete.consumedCapacity()));
            case TransactWriteItemsResponse transaction -> writes(transaction.consumedCapacity());
            case GetItemResponse get -> new Units(0, total(List.of(get.consumedCapacity())));
            case QueryResponse query -> new Units(0, total(List.of(query.consumedCapacity())));
            default -> NONE;
        };
    }

    Units plus(Units other) {
        return new Units(writes + other.writes, reads + other.reads);
    }

    private static Units writes(List<ConsumedCapacity> capacities) {
        return new Units(total(capacities), 0);
    }

    private static double total(List<ConsumedCapacity> capacities) {
        return capacities.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    }
}
