package dev.audiolith.aws;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.sound.SoundId;

/// Messages of the queue `speak`, each about one order. They may be read by the next release of the code: fields may be added, but a
/// change of meaning needs another `version`.
public final class SpeakMessages {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int VERSION = 1;

    public static String encode(SoundId order) {
        return JSON.createObjectNode().put("version", VERSION).put("soundId", order.text()).toString();
    }

    /// Throws [InvalidRequest] for whatever no release of ours has sent.
    public static SoundId decode(String body) {
        return new SoundId(MessageFields.of(body, VERSION).text("soundId"));
    }

    private SpeakMessages() {}
}
