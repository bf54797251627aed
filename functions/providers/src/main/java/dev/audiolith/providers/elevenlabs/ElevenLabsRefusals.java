package dev.audiolith.providers.elevenlabs;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.providers.http.Refusals;
import java.util.List;
import java.util.Map;

/// What ElevenLabs' errors mean. The code decides before the status: a used-up quota arrives as 401 like a wrong key, and
/// an unknown voice as 400 like a wrong setting.
///
/// `detail` may be an object, a list or a text; only an object has a code. A 404 without the code of a missing voice is no
/// unknown voice, but a wrong address or model.
final class ElevenLabsRefusals {
    static final Refusals TABLE = new Refusals(ElevenLabsSpeaker.NAME, List.of("/detail/code", "/detail/status"),
            Map.ofEntries(
                    Map.entry("quota_exceeded", FailureKind.QUOTA_EXHAUSTED),
                    Map.entry("insufficient_credits", FailureKind.QUOTA_EXHAUSTED),
                    Map.entry("invalid_api_key", FailureKind.UNAUTHORIZED),
                    Map.entry("missing_api_key", FailureKind.UNAUTHORIZED),
                    Map.entry("unauthorized", FailureKind.UNAUTHORIZED),
                    Map.entry("paid_plan_required", FailureKind.FORBIDDEN),
                    Map.entry("subscription_required", FailureKind.FORBIDDEN),
                    Map.entry("only_for_creator+", FailureKind.FORBIDDEN),
                    Map.entry("forbidden", FailureKind.FORBIDDEN),
                    Map.entry("insufficient_permissions", FailureKind.FORBIDDEN),
                    Map.entry("missing_permissions", FailureKind.FORBIDDEN),
                    Map.entry("voice_access_denied", FailureKind.FORBIDDEN),
                    Map.entry("model_access_denied", FailureKind.FORBIDDEN),
                    Map.entry("voice_not_found", FailureKind.NOT_FOUND),
                    Map.entry("voice_does_not_exist", FailureKind.NOT_FOUND),
                    Map.entry("text_too_long", FailureKind.TOO_LARGE),
                    Map.entry("request_too_large", FailureKind.TOO_LARGE),
                    Map.entry("max_character_limit_exceeded", FailureKind.TOO_LARGE),
                    Map.entry("rate_limit_exceeded", FailureKind.RATE_LIMITED),
                    Map.entry("concurrent_limit_exceeded", FailureKind.RATE_LIMITED),
                    Map.entry("too_many_concurrent_requests", FailureKind.RATE_LIMITED),
                    Map.entry("system_busy", FailureKind.RATE_LIMITED)),
            Map.of(404, FailureKind.INVALID_INPUT, 409, FailureKind.BUSY));

    private ElevenLabsRefusals() {}
}
