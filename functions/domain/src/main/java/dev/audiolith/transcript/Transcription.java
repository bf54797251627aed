package dev.audiolith.transcript;

import java.time.Instant;
import java.util.Optional;

/// A recording on its way to being text: whose it is, where it stands, and what came of it. The text itself lies in [Transcripts].
///
/// Every change gives a new value with the next `version`, and [Transcriptions] writes it only over the version before: one who lost
/// the turn can write nothing any more.
public record Transcription(TranscriptionId id, String owner, TranscriptionState state, Recording recording, Wishes wishes, Turn turn,
        Tries tries, Optional<Report> report, Optional<Mishap> mishap, Times times, long version) {

    /// How often it has failed so far, and when a message about it should have come.
    public record Tries(int failed, Optional<Instant> dueAt) {
        public static final Tries NONE = new Tries(0, Optional.empty());
    }

    /// When it was created and completed or failed, and when it is forgotten, if ever.
    public record Times(Instant createdAt, Optional<Instant> endedAt, Optional<Instant> forgottenAt) {}
}
