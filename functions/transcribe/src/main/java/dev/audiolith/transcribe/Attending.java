package dev.audiolith.transcribe;

import dev.audiolith.edge.HttpRequest;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.transcript.Intake;
import dev.audiolith.transcript.Transcribing;
import dev.audiolith.transcript.Transcription;
import dev.audiolith.transcript.Transcriptions;
import dev.audiolith.transcript.Wishes;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;

/// Takes a recording in and transcribes it while its caller waits. It is stored, recorded and queued before any work on it begins, so
/// whatever happens to us it is transcribed all the same.
final class Attending {
    private final Intake intake;
    private final Transcribing transcribing;
    private final Transcriptions transcriptions;

    private final InstantSource clock;

    Attending(Intake intake, Transcribing transcribing, Transcriptions transcriptions, InstantSource clock) {
        this.intake = intake;
        this.transcribing = transcribing;
        this.transcriptions = transcriptions;
        this.clock = clock;
    }

    /// What it came to, where it stands, and how long that took.
    record Attended(Transcribing.Done done, Transcription transcription, Duration time) {}

    Attended transcribe(HttpRequest request, SentForm form, Wishes wishes) {
        var begun = clock.instant();
        var taken = take(request.requireOwner(), form, wishes);
        var order = new Transcribing.Order(request.requestId(), false, true);
        var done = transcribing.perform(taken.id(), order, request.deadline());
        var reached = switch (done) {
            case Transcribing.Done.Completed completed -> completed.transcription();
            case Transcribing.Done.Failed failed -> failed.transcription();
            case Transcribing.Done.PutOff putOff -> putOff.transcription();
            // The second message about it came early, and somebody else has the turn.
            case Transcribing.Done.NothingToDo _ -> transcriptions.find(taken.id()).orElse(taken);
        };
        return new Attended(done, reached, Duration.between(begun, clock.instant()));
    }

    private Transcription take(String owner, SentForm form, Wishes wishes) {
        try (var bytes = form.open()) {
            return intake.take(owner, new Intake.Named(form.fileName(), form.contentType()), bytes, wishes);
        } catch (IOException e) {
            throw new StorageUnavailable("take a recording in", e);
        }
    }
}
