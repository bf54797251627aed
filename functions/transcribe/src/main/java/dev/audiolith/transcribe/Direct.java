package dev.audiolith.transcribe;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.Refusal;
import dev.audiolith.edge.Refused;
import dev.audiolith.edge.TranscriptionJson;
import dev.audiolith.transcript.Mishap;
import dev.audiolith.transcript.Transcribing;
import dev.audiolith.transcript.Transcription;
import dev.audiolith.transcript.Wishes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `POST /api/transcribe`: a small recording in the body, its text in the answer. One that takes longer than the gateway waits is
/// answered with 202, and goes on without its caller.
final class Direct {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final Attending attending;
    private final TranscriptionJson json;

    Direct(Attending attending, TranscriptionJson json) {
        this.attending = attending;
        this.json = json;
    }

    HttpAnswer post(HttpRequest request) {
        request.requireOwner();
        var form = SentForm.read(request);
        var attended = attending.transcribe(request, form, wishes(form));
        var transcription = attended.transcription();
        return switch (attended.done()) {
            case Transcribing.Done.Completed(var completed, var text) ->
                noted(Answers.ok(json.of(completed, text, request.base())), completed)
                        .measured(TranscribeMeasures.of(attended.done(), attended.time()));
            case Transcribing.Done.Failed(var failed, var retryAfter) -> throw refused(failed, retryAfter, attended);
            case Transcribing.Done.PutOff _,Transcribing.Done.NothingToDo _ -> noted(
                    Answers.accepted(json.of(transcription, request.base()), TranscriptionJson.statusUrl(transcription, request.base()),
                            LOOK_AGAIN),
                    transcription);
        };
    }

    private Refused refused(Transcription failed, Optional<Duration> retryAfter, Attending.Attended attended) {
        var mishap = failed.mishap().orElseThrow();
        var refusal = TranscriptionRefusals.of(mishap, retryAfter).detail("transcriptionId", failed.id().text());
        return new Refused(evidence(refusal, mishap), List.of(), TranscribeMeasures.of(attended.done(), attended.time()));
    }

    private Refusal evidence(Refusal refusal, Mishap mishap) {
        return refusal.detail("failure", json.failure(mishap));
    }

    private static Wishes wishes(SentForm form) {
        var trim = WishFields.trim(form.number("startSeconds"), form.number("endSeconds"), form.flag("silence", true), "startSeconds",
                "endSeconds");
        return new Wishes(form.field("language").map(WishFields::language), trim, form.field("model").map(WishFields::model),
                Optional.empty());
    }

    private static HttpAnswer noted(HttpAnswer answer, Transcription about) {
        return answer.note("transcriptionId", about.id().text()).note("state", about.state());
    }
}
