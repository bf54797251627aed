package dev.audiolith.aws;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// A put that says what stood in its way, without asking again.
record ConditionalPut(DynamoDbClient dynamo, String purpose) {

    /// Why nothing was written: the item that is there, or none if the condition wanted one.
    record Refusal(Optional<Map<String, AttributeValue>> item) {}

    Optional<Refusal> attempt(PutItemRequest.Builder put) {
        var request = put.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD).build();
        return StorageCall.to(purpose, () -> {
            try {
                dynamo.putItem(request);
                return Optional.empty();
            } catch (ConditionalCheckFailedException e) {
                return Optional.of(new Refusal(e.hasItem() ? Optional.of(e.item()) : Optional.empty()));
            }
        });
    }
}
