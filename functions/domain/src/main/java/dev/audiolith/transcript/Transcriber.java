package dev.audiolith.transcript;

import dev.audiolith.time.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Turns one piece of a recording into text. Asking costs money for each success; nobody makes a repeated call free.
public interface Transcriber {

    /// What it takes, and so how recordings are to be cut for it.
    TranscriberModel model();

    TranscriberOutcome transcribe(Piece piece, Deadline deadline);

    /// One piece: an MP3 in a file, how long it plays, and the language if it is known (ISO 639-1). Times in the answer count from its
    /// beginning.
    record Piece(Path file, Duration length, Optional<String> language) {}
}
