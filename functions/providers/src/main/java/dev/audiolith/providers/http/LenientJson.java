package dev.audiolith.providers.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/// Reads what others call JSON. What is none becomes a missing node: every path in it is missing too, so whoever looks for a field
/// needs no second way for pages, plain texts and cut-off answers.
public final class LenientJson {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            // Not an error here: the caller says what a missing field means.
            return MissingNode.getInstance();
        }
    }

    private LenientJson() {}
}
