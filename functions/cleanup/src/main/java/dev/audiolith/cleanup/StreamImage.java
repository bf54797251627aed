package dev.audiolith.cleanup;

import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.Map;
import java.util.TreeMap;

/// An item as a stream delivers it, in the form the table's own reader takes: the two speak of the same values with different
/// classes. Sounds are made of strings and numbers only.
final class StreamImage {

    static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> item(Map<String, AttributeValue> image) {
        var item = new TreeMap<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue>();
        image.forEach((name, value) -> {
            if (value.getS() != null) {
                item.put(name, software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS(value.getS()));
            } else if (value.getN() != null) {
                item.put(name, software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN(value.getN()));
            }
        });
        return item;
    }

    private StreamImage() {}
}
