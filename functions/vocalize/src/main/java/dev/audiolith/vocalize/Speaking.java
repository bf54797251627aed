package dev.audiolith.vocalize;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.Refusal;
import dev.audiolith.edge.Refused;
import dev.audiolith.failure.Failure;
import dev.audiolith.sound.SoundState;
import dev.audiolith.sound.Vocalized;
import dev.audiolith.sound.Vocalizer;
import java.time.InstantSource;
import java.util.List;

/// `POST /api/agents/vocalize`.
final class Speaking {
    private static final String TEMPORARY_NOTE = "No IPFS provider has taken the sound yet. It plays from this link, which keeps working, "
            + "and pinning goes on in the background.";

    private final Vocalizer vocalizer;
    private final SoundJson json;
    private final InstantSource clock;

    Speaking(Vocalizer vocalizer, SoundJson json, InstantSource clock) {
        this.vocalizer = vocalizer;
        this.json = json;
        this.clock = clock;
    }

    HttpAnswer post(HttpRequest request) {
        return switch (vocalizer.vocalize(VocalizeForm.read(request), request.deadline())) {
            case Vocalized.Spoken spoken -> spoken(request, spoken);
            case Vocalized.InProgress(var wait) -> throw new Refused(Answers
                    .refusal(409, "IN_PROGRESS", "the same request is being answered right now; ask again to get its sound", true)
                    .after(wait));
            case Vocalized.KeyReused() -> throw new Refused(Answers
                    .refusal(422, "IDEMPOTENCY_KEY_REUSED", "this Idempotency-Key came with another body before", false)
                    .detail("field", "Idempotency-Key"));
            case Vocalized.NotSpoken(var failure, var troubles) -> throw new Refused(refusal(failure), troubles, List.of());
        };
    }

    private HttpAnswer spoken(HttpRequest request, Vocalized.Spoken spoken) {
        var sound = spoken.sound();
        var data = json.of(sound, request.base(), clock.instant());
        data.put("characterCost", spoken.charged());
        if (sound.state() != SoundState.PINNED) {
            data.put("note", TEMPORARY_NOTE);
        }
        return Answers.ok(data).note("soundId", sound.id().text()).note("state", sound.state())
                .note("attempts", sound.attempts().made()).note("characters", spoken.charged()).troubles(spoken.troubles());
    }

    /// The provider's trouble in our own terms: its refusal of our key is not the caller's 401.
    private static Refusal refusal(Failure failure) {
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
}
