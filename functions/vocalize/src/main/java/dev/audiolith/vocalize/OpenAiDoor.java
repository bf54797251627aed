package dev.audiolith.vocalize;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.Json;
import dev.audiolith.edge.Refusal;
import dev.audiolith.edge.Refused;
import dev.audiolith.edge.SpeechRefusals;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.sound.LiveSources;
import dev.audiolith.sound.Playback;
import dev.audiolith.sound.Vocalized;
import dev.audiolith.sound.Vocalizer;
import java.util.LinkedHashMap;
import java.util.Optional;

/// `POST /v1/audio/speech`, for clients written against OpenAI: they change their base URL and use a user's token as the key. The
/// answer leads to the bytes, which all these clients follow; errors come in OpenAI's shape.
///
/// The sound is stored, recorded and queued before the answer like any other; only pinning is left to the background, since this
/// caller waits to hear it.
final class OpenAiDoor {
    private static final int SERVER_ERROR = 500;
    private static final int TOO_FAST = 429;
    private static final int CONFLICT = 409;

    private final Vocalizer vocalizer;
    private final LiveSources sources;

    OpenAiDoor(Vocalizer vocalizer, LiveSources sources) {
        this.vocalizer = vocalizer;
        this.sources = sources;
    }

    HttpAnswer post(HttpRequest request) {
        try {
            return spoken(request);
        } catch (InvalidRequest e) {
            return error(Answers.refusal(400, "invalid_value", String.valueOf(e.getMessage()), false), Optional.of(named(e.field())));
        } catch (Refused e) {
            return error(e.refusal(), Optional.empty());
        }
    }

    private HttpAnswer spoken(HttpRequest request) {
        return switch (vocalizer.vocalize(OpenAiForm.read(request), request.deadline())) {
            case Vocalized.Spoken spoken -> lead(request, spoken);
            // Somebody had the same put off; here it can only be asked for again.
            case Vocalized.Accepted _,Vocalized.InProgress _ -> error(
                    Answers.refusal(CONFLICT, "in_progress", "the same speech is being made right now; ask again", true), Optional.empty())
                    .header("retry-after", "1");
            case Vocalized.KeyReused() -> error(
                    Answers.refusal(400, "idempotency_key_reused", "this Idempotency-Key came with another body before", false),
                    Optional.of("Idempotency-Key"));
            case Vocalized.NotSpoken(var failure, var troubles) -> refused(failure).troubles(troubles)
                    .measured(SpeechMeasures.of(failure));
        };
    }

    private HttpAnswer lead(HttpRequest request, Vocalized.Spoken spoken) {
        var sound = spoken.sound();
        var answer = switch (sources.of(sound, request.deadline())) {
            case Playback.Temporary(_, var link, _) -> Answers.redirect(link.toString());
            case Playback.Permanent(_, var gateway) -> Answers.redirect(gateway.toString());
            case Playback.Expired(),Playback.Unknown() -> error(Answers.refusal(410, "expired", "this sound has just expired", true),
                    Optional.empty());
        };
        return answer.header("x-audiolith-sound-id", sound.id().text()).note("soundId", sound.id().text()).note("state", sound.state())
                .note("characters", spoken.charged()).troubles(spoken.troubles()).measured(SpeechMeasures.of(spoken));
    }

    private static HttpAnswer refused(Failure failure) {
        var refusal = SpeechRefusals.refusal(failure);
        var answer = error(refusal, Optional.ofNullable(refusal.details().get("field")).map(String::valueOf).map(OpenAiDoor::named));
        return refusal.retryAfter().map(wait -> answer.header("retry-after", String.valueOf(Math.max(1, wait.toSeconds()))))
                .orElse(answer);
    }

    /// OpenAI has no 422, and its shape no word on whether to try again: its clients ask this header, and repeat every 5xx without it.
    private static HttpAnswer error(Refusal refusal, Optional<String> parameter) {
        var status = refusal.status() == 422 ? 400 : refusal.status();
        var error = new LinkedHashMap<String, Object>();
        error.put("message", refusal.message());
        error.put("type", status >= SERVER_ERROR ? "server_error" : status == TOO_FAST ? "rate_limit_error" : "invalid_request_error");
        error.put("param", parameter.orElse(null));
        error.put("code", refusal.code());
        var body = new LinkedHashMap<String, Object>();
        body.put("error", error);
        return HttpAnswer.of(status, Json.write(body)).header("content-type", "application/json; charset=utf-8")
                .header("cache-control", "no-store").header("x-should-retry", String.valueOf(refusal.retryable()))
                .notes(refusal.notes());
    }

    /// Our fields by the names the caller used.
    private static String named(String field) {
        return switch (field) {
            case "text" -> "input";
            case "voiceId", "id" -> "voice";
            case "modelId" -> "model";
            default -> field.startsWith("voiceSettings") ? "speed" : field;
        };
    }
}
