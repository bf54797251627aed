package dev.audiolith.transcript;

import dev.audiolith.time.Turn;
import java.time.Instant;
import java.util.Optional;

/// A recording on its way to being text: whose it is, where it stands, and what came of it. The text itself lies in [Transcripts].
///
/// Every change gives a new value with the next `version`, and [Transcriptions] writes it only over the version before: one who lost
/// the turn can write nothing any more.
///
/// @param failures how often working on it has failed since it was queued
/// @param mishap the last of them
public record Transcription(TranscriptionId id, String owner, TranscriptionState state, Recording recording, Wishes wishes, Turn turn,
        int failures, Optional<Report> report, Optional<Mishap> mishap, Times times, long version) {

    /// When it was created, when it was completed or failed, and when it is forgotten, if ever.
    public record Times(Instant createdAt, Optional<Instant> endedAt, Optional<Instant> forgottenAt) {}

    static Transcription awaited(TranscriptionId id, String owner, Recording recording, Wishes wishes, Instant now, Instant forgottenAt) {
        return new Transcription(id, owner, TranscriptionState.AWAITING_UPLOAD, recording, wishes, Turn.NOBODYS, 0, Optional.empty(),
                Optional.empty(), new Times(now, Optional.empty(), Optional.of(forgottenAt)), 1);
    }

    static Transcription queued(TranscriptionId id, String owner, Recording recording, Wishes wishes, Instant now) {
        return new Transcription(id, owner, TranscriptionState.QUEUED, recording, wishes, Turn.NOBODYS, 0, Optional.empty(),
                Optional.empty(), new Times(now, Optional.empty(), Optional.empty()), 1);
    }

    boolean isOver() {
        return state == TranscriptionState.COMPLETED || state == TranscriptionState.FAILED;
    }

    /// What was awaited is there.
    Transcription arrived(Recording found) {
        return new Transcription(id, owner, TranscriptionState.QUEUED, found, wishes, turn, 0, report, mishap, open(), version + 1);
    }

    Transcription taken(String holder, Instant until) {
        return with(TranscriptionState.TRANSCRIBING, turn.given(holder, until), failures, mishap);
    }

    Transcription heldUntil(Instant until) {
        return with(state, turn.heldUntil(until), failures, mishap);
    }

    /// Put down for now: there was too little time for the rest.
    Transcription putDown() {
        return with(TranscriptionState.QUEUED, turn.freed(), failures, mishap);
    }

    /// What was learnt before stays known, also when a later try ends sooner.
    Transcription setBack(Mishap why, Optional<Report> soFar) {
        return new Transcription(id, owner, TranscriptionState.QUEUED, recording, wishes, turn.freed(), failures + 1,
                soFar.or(() -> report), Optional.of(why), times, version + 1);
    }

    Transcription completed(Report what, Instant now) {
        return new Transcription(id, owner, TranscriptionState.COMPLETED, recording, wishes, turn.freed(), failures, Optional.of(what),
                Optional.empty(), ended(now), version + 1);
    }

    Transcription failed(Mishap why, Optional<Report> soFar, Instant now) {
        return new Transcription(id, owner, TranscriptionState.FAILED, recording, wishes, turn.freed(), failures + 1,
                soFar.or(() -> report), Optional.of(why), ended(now), version + 1);
    }

    /// A failed one, once more from its beginning; pieces that were transcribed are found again.
    Transcription again() {
        return new Transcription(id, owner, TranscriptionState.QUEUED, recording, wishes, turn.freed(), 0, report, Optional.empty(), open(),
                version + 1);
    }

    private Transcription with(TranscriptionState next, Turn whose, int failed, Optional<Mishap> last) {
        return new Transcription(id, owner, next, recording, wishes, whose, failed, report, last, times, version + 1);
    }

    private Times open() {
        return new Times(times.createdAt(), Optional.empty(), Optional.empty());
    }

    private Times ended(Instant now) {
        return new Times(times.createdAt(), Optional.of(now), Optional.empty());
    }
}
