package dev.audiolith.transcript;

import dev.audiolith.failure.Failure;
import dev.audiolith.recording.UnusableRecording;

/// What became of one piece.
sealed interface PieceOutcome {
    record Heard(Transcripts.PieceHeard what) implements PieceOutcome {}

    record Declined(Failure failure) implements PieceOutcome {}

    /// It could not be cut out of the recording.
    record Spoilt(UnusableRecording why) implements PieceOutcome {}

    /// There was no time to begin, or no sense in it after another piece had failed.
    record NotBegun() implements PieceOutcome {}
}
