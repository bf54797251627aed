package dev.audiolith.transcript;

import java.util.Optional;

/// Whom to ask: the transcriber for a model by name, or the usual one.
@FunctionalInterface
public interface Transcribers {
    Transcriber of(Optional<String> model);
}
