package dev.audiolith.local.voice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.audio.AudioFormat;
import dev.audiolith.local.http.Json;
import dev.audiolith.speech.SpeechModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A request to speak that has passed every check: sentences, how to say them, and in which format.
record Utterance(List<String> sentences, int characters, Speaking speaking, AudioFormat format) {
    private static final String DEFAULT_FORMAT = "mp3_44100_128";
    private static final Set<String> FORMATS = Set.of(
            "mp3_22050_32", "mp3_24000_48", "mp3_44100_32", "mp3_44100_64", "mp3_44100_96", "mp3_44100_128", "mp3_44100_192",
            "opus_48000_32", "opus_48000_64", "opus_48000_96", "opus_48000_128", "opus_48000_192", "ulaw_8000", "alaw_8000",
            "pcm_8000", "pcm_16000", "pcm_22050", "pcm_24000", "pcm_32000", "pcm_44100", "pcm_48000",
            "wav_8000", "wav_16000", "wav_22050", "wav_24000", "wav_32000", "wav_44100", "wav_48000");
    private static final double SLOWEST = 0.25;
    private static final double FASTEST = 4;

    Utterance {
        sentences = List.copyOf(sentences);
    }

    static Utterance of(Speaking voice, Optional<String> outputFormat, String body) throws VoiceRefusal {
        var request = parse(body);
        var text = request.path("text");
        if (!text.isTextual()) {
            throw VoiceRefusal.malformed("text", "Field required");
        }
        var characters = text.textValue().codePointCount(0, text.textValue().length());
        var model = SpeechModel.of(Optional.of(request.path("model_id").asText("")).filter(id -> !id.isEmpty()));
        if (characters > model.mostCharacters()) {
            throw VoiceRefusal.invalid("text_too_long",
                    "The text has " + characters + " characters, the model takes " + model.mostCharacters());
        }
        if (!model.takesSurroundings() && (request.has("previous_text") || request.has("next_text"))) {
            throw VoiceRefusal.invalid("unsupported_model", "Providing previous_text or next_text is not supported with this model");
        }
        var sentences = Sentences.of(text.textValue());
        if (sentences.isEmpty()) {
            throw VoiceRefusal.invalid("empty_text", "There is nothing in the text that this voice can speak");
        }
        return new Utterance(sentences, characters, voice.faster(speed(request)), format(outputFormat.orElse(DEFAULT_FORMAT)));
    }

    private static JsonNode parse(String body) throws VoiceRefusal {
        try {
            return Json.read(body);
        } catch (IllegalArgumentException e) {
            throw VoiceRefusal.malformed("body", "JSON decode error");
        }
    }

    private static AudioFormat format(String name) throws VoiceRefusal {
        return Optional.of(name).filter(FORMATS::contains).flatMap(AudioFormat::parse)
                .orElseThrow(() -> VoiceRefusal.invalid("invalid_output_format", "There is no such output format"));
    }

    private static double speed(JsonNode request) throws VoiceRefusal {
        var speed = request.path("voice_settings").path("speed").asDouble(1);
        if (speed < SLOWEST || speed > FASTEST) {
            throw VoiceRefusal.invalid("invalid_voice_settings", "The speed must be between " + SLOWEST + " and " + FASTEST);
        }
        return speed;
    }
}
