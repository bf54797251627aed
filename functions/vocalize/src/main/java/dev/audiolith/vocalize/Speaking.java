package dev.audiolith.vocalize;

import dev.audiolith.edge.CallbackField;
import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.OrderJson;
import dev.audiolith.edge.Preferences;
import dev.audiolith.edge.Refused;
import dev.audiolith.edge.SoundJson;
import dev.audiolith.edge.SpeechRefusals;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.sound.Nudges;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.SoundState;
import dev.audiolith.sound.Vocalized;
import dev.audiolith.sound.Vocalizer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;

/// `POST /api/agents/vocalize`.
final class Speaking {
    private static final String TEMPORARY_NOTE = "No IPFS provider has taken the sound yet. It plays from this link, which keeps working, "
            + "and pinning goes on in the background.";

    /// When the first look at the status of an order may show something.
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    private final Vocalizer vocalizer;
    private final CallbackField callback;
    private final SoundJson json;
    private final Nudges nudges;
    private final InstantSource clock;

    Speaking(Vocalizer vocalizer, CallbackField callback, SoundJson json, Nudges nudges, InstantSource clock) {
        this.vocalizer = vocalizer;
        this.callback = callback;
        this.json = json;
        this.nudges = nudges;
        this.clock = clock;
    }

    HttpAnswer post(HttpRequest request) {
        var form = VocalizeForm.read(request, callback);
        return switch (vocalizer.vocalize(form, request.deadline())) {
            case Vocalized.Spoken spoken -> spoken(request, spoken);
            case Vocalized.Accepted(var order) -> accepted(request, order, form.delivery().async());
            case Vocalized.InProgress(var wait) -> throw new Refused(Answers
                    .refusal(409, "IN_PROGRESS", "the same request is being answered right now; ask again to get its sound", true)
                    .after(wait));
            case Vocalized.KeyReused() -> throw new Refused(Answers
                    .refusal(422, "IDEMPOTENCY_KEY_REUSED", "this Idempotency-Key came with another body before", false)
                    .detail("field", "Idempotency-Key"));
            case Vocalized.NotSpoken(var failure, var troubles) -> throw new Refused(SpeechRefusals.refusal(failure), troubles,
                    SpeechMeasures.of(failure));
        };
    }

    private static HttpAnswer accepted(HttpRequest request, Order order, boolean asAsked) {
        var answer = Answers.accepted(OrderJson.of(order, request.base()), OrderJson.statusUrl(order, request.base()), ASK_AGAIN)
                .note("soundId", order.id().text()).note("state", order.state());
        return asAsked ? answer.header("preference-applied", Preferences.RESPOND_ASYNC) : answer;
    }

    private HttpAnswer spoken(HttpRequest request, Vocalized.Spoken spoken) {
        var sound = spoken.sound();
        var data = json.of(sound, request.base(), clock.instant());
        data.put("characterCost", spoken.charged());
        var troubles = new ArrayList<StorageUnavailable>(spoken.troubles());
        if (sound.state() != SoundState.PINNED) {
            data.put("note", TEMPORARY_NOTE);
            if (spoken.charged() > 0) {
                troubles.addAll(nudges.maybe());
            }
        }
        return Answers.ok(data).note("soundId", sound.id().text()).note("state", sound.state())
                .note("attempts", sound.attempts().made()).note("characters", spoken.charged()).troubles(troubles)
                .measured(SpeechMeasures.of(spoken));
    }
}
