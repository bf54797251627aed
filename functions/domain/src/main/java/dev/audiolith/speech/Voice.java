package dev.audiolith.speech;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// A voice that can be asked for by its `id`. The labels are the provider's own words: accent, age, use case.
public record Voice(String id, String name, Optional<String> category, Optional<String> description, Map<String, String> labels,
        Optional<URI> preview) {
    public Voice {
        labels = Map.copyOf(labels);
    }
}
