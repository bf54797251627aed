package dev.audiolith.local.voice;

import dev.audiolith.local.http.Reply;
import java.util.List;
import java.util.Map;

/// A request that the voice does not take, said in ElevenLabs' own envelope.
final class VoiceRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Object detail;

    private VoiceRefusal(int status, String message, Object detail) {
        super(message);
        this.status = status;
        this.detail = detail;
    }

    static VoiceRefusal of(int status, String type, String code, String message) {
        return new VoiceRefusal(
                status, message, Map.of("type", type, "code", code, "status", code, "message", message));
    }

    static VoiceRefusal invalid(String code, String message) {
        return of(400, "validation_error", code, message);
    }

    /// A body that does not have the right shape: answered with a list, by another layer of the real service.
    static VoiceRefusal malformed(String field, String message) {
        return new VoiceRefusal(422, message, List.of(Map.of("loc", List.of("body", field), "msg", message, "type", "value_error")));
    }

    Reply reply() {
        return Reply.json(status, Map.of("detail", detail));
    }
}
