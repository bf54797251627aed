package dev.audiolith.providers.elevenlabs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.audiolith.providers.http.Upload;
import dev.audiolith.speech.SpeechRequest;

/// The request as ElevenLabs reads it. What was not asked for is left out: its own defaults change with its models.
final class SpeechJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Upload of(SpeechRequest request) {
        var json = JsonNodeFactory.instance.objectNode().put("text", request.text());
        request.modelId().ifPresent(model -> json.put("model_id", model));
        request.languageCode().ifPresent(language -> json.put("language_code", language));
        request.seed().ifPresent(seed -> json.put("seed", seed));
        var around = request.surroundings();
        if (!around.before().isEmpty()) {
            json.put("previous_text", around.before());
        }
        if (!around.after().isEmpty()) {
            json.put("next_text", around.after());
        }
        if (!request.voiceSettings().isEmpty()) {
            json.set("voice_settings", MAPPER.valueToTree(request.orderedVoiceSettings()));
        }
        return Upload.json(json.toString());
    }

    private SpeechJson() {}
}
