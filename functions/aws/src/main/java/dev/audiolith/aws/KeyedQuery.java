package dev.audiolith.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/// A query of a partition whose items sort by a text: those behind, before or between certain texts.
///
/// @param index empty for the table itself, which is then read consistently
record KeyedQuery(DynamoDbClient dynamo, String purpose, String table, Optional<String> index, String partition, String value,
        String sort) {

    /// The first ones behind `after`, or from the beginning.
    List<Map<String, AttributeValue>> behind(Optional<String> after, int limit) {
        return items(request(after.map(text -> " AND #sort > :one"), after, Optional.empty()).scanIndexForward(true), limit);
    }

    /// The last ones before `before`, or from the end, the last one first.
    List<Map<String, AttributeValue>> before(Optional<String> before, int limit) {
        return items(request(before.map(text -> " AND #sort < :one"), before, Optional.empty()).scanIndexForward(false), limit);
    }

    /// How many there are from `first` to `last`.
    long countBetween(String first, String last) {
        var request = request(Optional.of(" AND #sort BETWEEN :one AND :two"), Optional.of(first), Optional.of(last)).select(Select.COUNT);
        var count = 0L;
        while (true) {
            var answer = StorageCall.to(purpose, () -> dynamo.query(request.build()));
            count += answer.count();
            if (!answer.hasLastEvaluatedKey() || answer.lastEvaluatedKey().isEmpty()) {
                return count;
            }
            request.exclusiveStartKey(answer.lastEvaluatedKey());
        }
    }

    private List<Map<String, AttributeValue>> items(QueryRequest.Builder request, int limit) {
        var items = new ArrayList<Map<String, AttributeValue>>();
        while (items.size() < limit) {
            request.limit(limit - items.size());
            var answer = StorageCall.to(purpose, () -> dynamo.query(request.build()));
            items.addAll(answer.items());
            if (!answer.hasLastEvaluatedKey() || answer.lastEvaluatedKey().isEmpty()) {
                return items;
            }
            request.exclusiveStartKey(answer.lastEvaluatedKey());
        }
        return items;
    }

    private QueryRequest.Builder request(Optional<String> range, Optional<String> one, Optional<String> two) {
        var names = new LinkedHashMap<>(Map.of("#partition", partition));
        var values = new LinkedHashMap<>(Map.of(":value", AttributeValue.fromS(value)));
        range.ifPresent(_ -> names.put("#sort", sort));
        one.ifPresent(text -> values.put(":one", AttributeValue.fromS(text)));
        two.ifPresent(text -> values.put(":two", AttributeValue.fromS(text)));
        var request = QueryRequest.builder().tableName(table).keyConditionExpression("#partition = :value" + range.orElse(""))
                .expressionAttributeNames(names).expressionAttributeValues(values);
        index.ifPresentOrElse(request::indexName, () -> request.consistentRead(true));
        return request;
    }
}
