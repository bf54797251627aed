package dev.audiolith.vocalize;

import dev.audiolith.audio.AudioFormat;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.JsonFields;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.providers.elevenlabs.PremadeVoice;
import dev.audiolith.sound.VocalizeRequest;
import dev.audiolith.speech.SpeechModel;
import dev.audiolith.speech.SpeechRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `POST /v1/audio/speech` as OpenAI's clients send it, and says the same in our terms. OpenAI's models and voices stand for
/// ElevenLabs' ones; whatever is no name of OpenAI's is passed on, so ElevenLabs' own voices and models can be asked for too.
///
/// `instructions` are ignored, as OpenAI itself does with `tts-1`: no ElevenLabs model takes any.
final class OpenAiForm {
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final Map<String, String> NAMES = Map.of("text", "input", "voiceId", "voice", "id", "voice", "modelId", "model",
            "outputFormat", "response_format");
    private static final int MOST_CHARACTERS = 4096;

    private static final Map<String, String> MODELS = Map.of("tts-1", "eleven_flash_v2_5", "tts-1-hd", "eleven_multilingual_v2",
            "gpt-4o-mini-tts", "eleven_multilingual_v2");
    private static final Map<String, String> FORMATS = Map.of("mp3", "mp3_44100_128", "opus", "opus_48000_64", "wav", "wav_24000", "pcm",
            "pcm_24000");

    /// By what they sound like: women for women, men for men.
    private static final Map<String, PremadeVoice> VOICES = Map.ofEntries(
            Map.entry("alloy", PremadeVoice.SARAH), Map.entry("ash", PremadeVoice.ADAM), Map.entry("ballad", PremadeVoice.GEORGE),
            Map.entry("cedar", PremadeVoice.JOSH), Map.entry("coral", PremadeVoice.RACHEL), Map.entry("echo", PremadeVoice.ANTONI),
            Map.entry("fable", PremadeVoice.GEORGE), Map.entry("marin", PremadeVoice.ELLI), Map.entry("nova", PremadeVoice.RACHEL),
            Map.entry("onyx", PremadeVoice.ADAM), Map.entry("sage", PremadeVoice.DOMI), Map.entry("shimmer", PremadeVoice.ELLI),
            Map.entry("verse", PremadeVoice.JOSH));

    static VocalizeRequest read(HttpRequest request) {
        var owner = request.requireOwner();
        var fields = request.json(MAX_BODY_BYTES);
        var speech = new SpeechRequest(input(fields), voice(fields), Optional.of(model(fields)), speed(fields), format(fields),
                Optional.empty(), Optional.empty());
        if (fields.findText("stream_format").filter(format -> !format.equals("audio")).isPresent()) {
            throw new InvalidRequest("stream_format", "must be audio: events are not sent");
        }
        return new VocalizeRequest(owner, speech, true, request.header("idempotency-key"), VocalizeRequest.Delivery.SOUND_FIRST);
    }

    /// What a field of ours is called here.
    static String named(String field) {
        return field.startsWith("voiceSettings") ? "speed" : NAMES.getOrDefault(field, field);
    }

    private static String input(JsonFields fields) {
        var input = fields.text("input");
        if (input.isBlank() || input.codePointCount(0, input.length()) > MOST_CHARACTERS) {
            throw new InvalidRequest("input", "must have 1 to " + MOST_CHARACTERS + " characters");
        }
        return input;
    }

    private static String voice(JsonFields fields) {
        var voice = fields.findObject("voice").map(named -> named.text("id")).orElseGet(() -> fields.text("voice"));
        return Optional.ofNullable(VOICES.get(voice)).map(PremadeVoice::id).orElse(voice);
    }

    /// Dated releases (`gpt-4o-mini-tts-2025-12-15`) stand for their model.
    private static String model(JsonFields fields) {
        var model = fields.text("model");
        var undated = model.replaceFirst("-\\d{4}-\\d{2}-\\d{2}$", "");
        if (!MODELS.containsKey(undated) && !model.startsWith("eleven_")) {
            throw new InvalidRequest("model", "must be one of " + MODELS.keySet().stream().sorted().toList() + " or a model of ElevenLabs");
        }
        return MODELS.getOrDefault(undated, model);
    }

    /// OpenAI's clients may send 0.25 to 4; ElevenLabs' models do less.
    private static Map<String, Object> speed(JsonFields fields) {
        var speed = fields.findNumber("speed").orElse(1.0);
        if (!(speed >= SpeechModel.SLOWEST && speed <= SpeechModel.FASTEST)) {
            throw new InvalidRequest("speed", "must be between " + SpeechModel.SLOWEST + " and " + SpeechModel.FASTEST);
        }
        return speed == 1 ? Map.of() : Map.of("speed", speed);
    }

    private static AudioFormat format(JsonFields fields) {
        var name = fields.findText("response_format").orElse("mp3");
        return Optional.ofNullable(FORMATS.get(name)).flatMap(AudioFormat::parse).orElseThrow(() -> new InvalidRequest("response_format",
                "must be one of " + List.of("mp3", "opus", "pcm", "wav")));
    }

    private OpenAiForm() {}
}
