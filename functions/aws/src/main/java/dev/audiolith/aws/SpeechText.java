package dev.audiolith.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.audiolith.audio.AudioFormat;
import dev.audiolith.speech.SpeechRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is to be spoken as it is kept in the bucket. It may be read by the next release of the code: fields may be added, but a
/// change of meaning needs another `version`.
final class SpeechText {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int VERSION = 1;

    static String encode(SpeechRequest speech) {
        var node = JSON.createObjectNode().put("version", VERSION).put("text", speech.text()).put("voiceId", speech.voiceId());
        speech.modelId().ifPresent(model -> node.put("modelId", model));
        var settings = node.putObject("voiceSettings");
        speech.orderedVoiceSettings().forEach((name, value) -> {
            if (value instanceof Boolean flag) {
                settings.put(name, flag);
            } else if (value instanceof Number number) {
                settings.put(name, number.doubleValue());
            }
        });
        node.put("outputFormat", speech.format().name());
        speech.languageCode().ifPresent(code -> node.put("languageCode", code));
        speech.seed().ifPresent(seed -> node.put("seed", seed));
        return node.put("captions", speech.captions()).toString();
    }

    /// Throws [IllegalStateException] for whatever no release of ours has written: our bug, or somebody else's object.
    static SpeechRequest decode(String text) {
        var node = parse(text);
        if (node.path("version").asInt() != VERSION) {
            throw new IllegalStateException("an order of an unknown version is kept");
        }
        var settings = new LinkedHashMap<String, Object>();
        node.path("voiceSettings").properties().forEach(field -> settings.put(field.getKey(), setting(field.getValue())));
        var format = AudioFormat.parse(node.path("outputFormat").asText())
                .orElseThrow(() -> new IllegalStateException("an order in an unknown format is kept"));
        return new SpeechRequest(node.path("text").asText(), node.path("voiceId").asText(), text(node, "modelId"), Map.copyOf(settings),
                format, text(node, "languageCode"), Optional.of(node.path("seed")).filter(JsonNode::isNumber).map(JsonNode::longValue))
                .captioned(node.path("captions").booleanValue());
    }

    private static Object setting(JsonNode value) {
        return value.isBoolean() ? (Object) value.booleanValue() : (Object) value.doubleValue();
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an order is kept that is not JSON");
        }
    }

    private SpeechText() {}
}
