package dev.audiolith.transcribe;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.Refused;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.recording.Trim;
import dev.audiolith.transcript.Transcribing;
import dev.audiolith.transcript.Transcription;
import dev.audiolith.transcript.Wishes;
import java.util.List;
import java.util.Optional;

/// `POST /v1/audio/transcriptions`, for clients written against OpenAI: they change their base URL and use a user's token as the key.
/// Answers and errors come in OpenAI's shapes.
///
/// `prompt`, `temperature` and `stream` are taken and have no effect: the answer comes whole.
final class OpenAiTranscriptions {
    private final Attending attending;

    OpenAiTranscriptions(Attending attending) {
        this.attending = attending;
    }

    HttpAnswer post(HttpRequest request) {
        request.requireOwner();
        var form = SentForm.readParts(request);
        var shape = shape(form);
        var attended = attending.transcribe(request, form, wishes(form));
        return switch (attended.done()) {
            case Transcribing.Done.Completed(var completed, var text) -> noted(
                    shape.answer(new OpenAiShape.Told(completed, text, wantsWords(form))), attended);
            case Transcribing.Done.Failed(var failed, var retryAfter) -> throw new Refused(
                    TranscriptionRefusals.of(failed.mishap().orElseThrow(), retryAfter).detail("transcriptionId", failed.id().text()),
                    List.of(), TranscribeMeasures.of(attended.done(), attended.time()));
            case Transcribing.Done.PutOff _,Transcribing.Done.NothingToDo _ -> throw unfinished(attended.transcription());
        };
    }

    private static HttpAnswer noted(HttpAnswer answer, Attending.Attended attended) {
        return answer.header("x-audiolith-transcription-id", attended.transcription().id().text())
                .note("transcriptionId", attended.transcription().id().text()).note("state", attended.transcription().state())
                .measured(TranscribeMeasures.of(attended.done(), attended.time()));
    }

    /// Its text will be there, but OpenAI's clients know no answer that says so; asked again, they would only pay again.
    private static Refused unfinished(Transcription transcription) {
        return new Refused(Answers.refusal(503, "NOT_FINISHED_IN_TIME",
                "it takes longer than one can wait here; ask for /api/transcriptions/" + transcription.id(), false)
                .detail("transcriptionId", transcription.id().text()));
    }

    private static OpenAiShape shape(SentForm form) {
        var name = form.field("response_format").orElse("json");
        return OpenAiShape.named(name).orElseThrow(() -> new InvalidRequest("response_format",
                "must be one of " + List.of("json", "text", "srt", "verbose_json", "vtt")));
    }

    private static boolean wantsWords(SentForm form) {
        return form.fields("timestamp_granularities[]").contains("word") || form.fields("timestamp_granularities").contains("word");
    }

    private static Wishes wishes(SentForm form) {
        var model = form.field("model").orElseThrow(() -> new InvalidRequest("model", "is missing"));
        return new Wishes(form.field("language").map(WishFields::language), Trim.USUAL, Optional.of(WishFields.model(model)),
                Optional.empty());
    }

}
