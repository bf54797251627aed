package dev.audiolith.webhook;

import dev.audiolith.transcript.TranscriptionState;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// What there is to be told about a transcription.
@FunctionalInterface
public interface News {
    /// Empty when it is not in that state any more.
    Optional<Map<String, Object>> about(String id, TranscriptionState state, URI base);
}
