package dev.audiolith.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// JSON as doors read and write it: strict in what comes in (no doubled names, nothing after the value), plain in what goes out.
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /// Empty when this is not one JSON value.
    public static Optional<JsonNode> parse(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            // Not passed on: parser messages quote the input, and the caller is told "not JSON" anyway.
            return Optional.empty();
        }
    }

    /// Always valid Unicode: half a surrogate pair, which a provider's text may have, becomes a question mark.
    public static String write(Object value) {
        try {
            return new String(MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of ours has no JSON form", e);
        }
    }

    private Json() {}
}
