package dev.audiolith.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;

/// Names and texts that strangers chose, as one attribute: a name may be empty, which the names of a table's own maps may not.
final class TextMap {
    private static final JsonMapper JSON = new JsonMapper();

    static String write(Map<String, String> texts) {
        var json = JSON.createObjectNode();
        texts.forEach(json::put);
        return json.toString();
    }

    static Map<String, String> read(String text) {
        try {
            var texts = new HashMap<String, String>();
            JSON.readTree(text).properties().forEach(field -> texts.put(field.getKey(), field.getValue().textValue()));
            return Map.copyOf(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("somebody else wrote this", e);
        }
    }

    private TextMap() {}
}
