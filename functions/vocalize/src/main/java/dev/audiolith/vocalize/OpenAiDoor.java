package dev.audiolith.vocalize;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.Refused;
import dev.audiolith.edge.SpeechRefusals;
import dev.audiolith.sound.LiveSources;
import dev.audiolith.sound.Playback;
import dev.audiolith.sound.Vocalized;
import dev.audiolith.sound.Vocalizer;
import java.time.Duration;

/// `POST /v1/audio/speech`, for clients written against OpenAI: they change their base URL and use a user's token as the key. The
/// answer leads to the bytes, which all these clients follow; errors come in OpenAI's shape, see [dev.audiolith.edge.OpenAiErrors].
///
/// The sound is stored, recorded and queued before the answer like any other; only pinning is left to the background, since this
/// caller waits to hear it.
final class OpenAiDoor {
    private final Vocalizer vocalizer;
    private final LiveSources sources;

    OpenAiDoor(Vocalizer vocalizer, LiveSources sources) {
        this.vocalizer = vocalizer;
        this.sources = sources;
    }

    HttpAnswer post(HttpRequest request) {
        return switch (vocalizer.vocalize(OpenAiForm.read(request), request.deadline())) {
            case Vocalized.Spoken spoken -> lead(request, spoken);
            // Somebody had the same put off; here it can only be asked for again.
            case Vocalized.Accepted _,Vocalized.InProgress _ -> throw new Refused(Answers
                    .refusal(409, "IN_PROGRESS", "the same speech is being made right now; ask again", true).after(Duration.ofSeconds(1)));
            case Vocalized.KeyReused() -> throw new Refused(Answers
                    .refusal(400, "IDEMPOTENCY_KEY_REUSED", "this Idempotency-Key came with another body before", false)
                    .detail("field", "Idempotency-Key"));
            case Vocalized.NotSpoken(var failure, var troubles) -> throw new Refused(SpeechRefusals.refusal(failure), troubles,
                    SpeechMeasures.of(failure));
        };
    }

    private HttpAnswer lead(HttpRequest request, Vocalized.Spoken spoken) {
        var sound = spoken.sound();
        var answer = switch (sources.of(sound, request.deadline())) {
            case Playback.Temporary(_, var link, _) -> Answers.redirect(link.toString());
            case Playback.Permanent(_, var gateway) -> Answers.redirect(gateway.toString());
            case Playback.Expired(),Playback.Unknown() -> throw new Refused(
                    Answers.refusal(410, "EXPIRED", "this sound has just expired", true), spoken.troubles(), SpeechMeasures.of(spoken));
        };
        return answer.header("x-audiolith-sound-id", sound.id().text()).note("soundId", sound.id().text()).note("state", sound.state())
                .note("characters", spoken.charged()).troubles(spoken.troubles()).measured(SpeechMeasures.of(spoken));
    }
}
