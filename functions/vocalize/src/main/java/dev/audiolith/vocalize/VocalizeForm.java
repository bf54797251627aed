package dev.audiolith.vocalize;

import dev.audiolith.audio.AudioFormat;
import dev.audiolith.edge.CallbackField;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.JsonFields;
import dev.audiolith.edge.Preferences;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.sound.VocalizeRequest;
import dev.audiolith.speech.SpeechRequest;

/// Reads the body and headers of `POST /api/agents/vocalize`.
final class VocalizeForm {
    private static final int MAX_BODY_BYTES = 1 << 20;

    static VocalizeRequest read(HttpRequest request, CallbackField callback) {
        var owner = request.requireOwner();
        var fields = request.json(MAX_BODY_BYTES);
        var delivery = new VocalizeRequest.Delivery(Preferences.has(request, Preferences.RESPOND_ASYNC), callback.read(fields));
        return new VocalizeRequest(owner, speech(fields), fields.flag("cache", true), request.header("idempotency-key"), delivery);
    }

    private static SpeechRequest speech(JsonFields fields) {
        return new SpeechRequest(fields.text("text"), fields.text("voiceId"), fields.findText("modelId"),
                fields.settings("voiceSettings"), format(fields), fields.findText("languageCode"), fields.findWhole("seed"))
                .captioned(fields.flag("captions", false));
    }

    private static AudioFormat format(JsonFields fields) {
        return fields.findText("outputFormat").map(name -> AudioFormat.parse(name).orElseThrow(() -> new InvalidRequest("outputFormat",
                "must be a format such as " + AudioFormat.DEFAULT.name()))).orElse(AudioFormat.DEFAULT);
    }

    private VocalizeForm() {}
}
