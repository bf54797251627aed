package dev.audiolith.transcript;

import java.util.List;
import java.util.Optional;

/// The table of transcriptions. Every read that decides is consistent, every write conditional; all methods throw
/// [dev.audiolith.failure.StorageUnavailable] when the table does not do what was asked.
public interface Transcriptions {
    Optional<Transcription> find(TranscriptionId id);

    /// Writes a new one; false when there is one of that id already.
    boolean add(Transcription fresh);

    /// Writes `next` over the version before it; false when that is not what is there.
    boolean replace(Transcription next);

    /// The owner's, newest first.
    Page ofOwner(String owner, int limit, Optional<String> cursor);

    /// Some of a longer list, and where the next ones begin.
    record Page(List<Transcription> items, Optional<String> nextCursor) {}
}
