package dev.audiolith.edge;

import dev.audiolith.failure.Failure;

/// A speech provider's trouble in our own terms: its refusal of our key is not the caller's 401.
public final class SpeechRefusals {

    public static Refusal refusal(Failure failure) {
        var message = failure.message();
        var refusal = switch (failure.kind()) {
            case UNAUTHORIZED, FORBIDDEN -> Answers.refusal(502, "SPEECH_PROVIDER_REJECTED", message, false);
            case QUOTA_EXHAUSTED -> Answers.refusal(503, "SPEECH_QUOTA_EXHAUSTED", message, false);
            case NOT_FOUND -> Answers.refusal(422, "UNKNOWN_VOICE", "voiceId is no voice that " + failure.by() + " knows", false)
                    .detail("field", "voiceId");
            case INVALID_INPUT, TOO_LARGE -> Answers.refusal(422, "SPEECH_REFUSED", message, false);
            case RETIRED -> Answers.refusal(503, "SPEECH_UNAVAILABLE", message, false);
            case RATE_LIMITED, BUSY, UNREACHABLE, TIMED_OUT, CORRUPT_ANSWER -> Answers.refusal(503, "SPEECH_UNAVAILABLE", message, true);
        };
        return failure.retryAfter().map(refusal::after).orElse(refusal).detail("provider", failure.by()).detail("failure",
                failure.kind().name());
    }

    private SpeechRefusals() {}
}
