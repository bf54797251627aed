package dev.audiolith.transcript;

import dev.audiolith.recording.Span;
import java.time.Duration;
import java.util.Optional;

/// Where the texts lie: pieces while a recording is worked on, and the whole once it is completed. Writing the same twice is harmless;
/// all methods throw [dev.audiolith.failure.StorageUnavailable] when the bucket does not do what was asked.
public interface Transcripts {
    /// A piece that has been paid for: it is never bought again, whoever works on it next.
    void savePiece(TranscriptionId id, Span piece, PieceHeard heard);

    Optional<PieceHeard> findPiece(TranscriptionId id, Span piece);

    void save(TranscriptionId id, Transcript whole);

    Optional<Transcript> find(TranscriptionId id);

    /// Times in the transcript count from the beginning of the piece.
    record PieceHeard(Transcript transcript, Duration billed, String model) {}
}
