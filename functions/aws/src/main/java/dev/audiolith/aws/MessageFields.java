package dev.audiolith.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.audiolith.failure.InvalidRequest;

/// The fields of a queue's message, of the one version that is understood. Whatever no release of ours has sent is an
/// [InvalidRequest], so that the message ends where someone can look at it.
record MessageFields(JsonNode message) {
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    static MessageFields of(String body, int version) {
        var message = parse(body);
        if (!message.path("version").isInt() || message.path("version").intValue() != version) {
            throw new InvalidRequest("version", "must be " + version);
        }
        return new MessageFields(message);
    }

    String text(String name) {
        var value = message.path(name);
        if (!value.isTextual()) {
            throw new InvalidRequest(name, "must be a text");
        }
        return value.textValue();
    }

    long whole(String name) {
        var value = message.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new InvalidRequest(name, "must be a whole number from 0");
        }
        return value.longValue();
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new InvalidRequest("message", "is not JSON");
        }
    }
}
