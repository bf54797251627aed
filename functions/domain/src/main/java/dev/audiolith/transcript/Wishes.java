package dev.audiolith.transcript;

import dev.audiolith.recording.Trim;
import java.net.URI;
import java.util.Optional;

/// What an owner wants of a transcription. Empty means: as the service is set up.
public record Wishes(Optional<String> language, Trim trim, Optional<String> model, Optional<URI> callback) {
    public static final Wishes NONE = new Wishes(Optional.empty(), Trim.USUAL, Optional.empty(), Optional.empty());
}
