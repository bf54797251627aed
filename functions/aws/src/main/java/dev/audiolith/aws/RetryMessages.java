package dev.audiolith.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.sound.RetryQueue.Message;
import dev.audiolith.sound.RetryQueue.Nudge;
import dev.audiolith.sound.RetryQueue.Retry;
import dev.audiolith.sound.SoundId;

/// Messages of the retry queue as the queue carries them. They may be read by the next release of the code: fields may be added, but a change
/// of meaning needs another `version`.
public final class RetryMessages {
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final int VERSION = 1;
    private static final String NUDGE = "nudge";

    public static String encode(Message message) {
        var json = JSON.createObjectNode().put("version", VERSION);
        return switch (message) {
            case Retry(var soundId, var round) -> json.put("soundId", soundId.text()).put("round", round).toString();
            case Nudge() -> json.put(NUDGE, true).toString();
        };
    }

    /// Throws [InvalidRequest] for whatever no release of ours has sent.
    public static Message decode(String body) {
        var message = parse(body);
        if (!message.path("version").isInt() || message.path("version").intValue() != VERSION) {
            throw new InvalidRequest("version", "must be " + VERSION);
        }
        if (message.path(NUDGE).booleanValue()) {
            return new Nudge();
        }
        var soundId = message.path("soundId");
        if (!soundId.isTextual()) {
            throw new InvalidRequest("soundId", "must be a text");
        }
        var round = message.path("round");
        if (!round.isInt() || round.intValue() < 0) {
            throw new InvalidRequest("round", "must be a whole number from 0");
        }
        return new Retry(new SoundId(soundId.textValue()), round.intValue());
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new InvalidRequest("message", "is not JSON");
        }
    }

    private RetryMessages() {}
}
