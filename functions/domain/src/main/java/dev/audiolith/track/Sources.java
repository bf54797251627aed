package dev.audiolith.track;

import java.net.URI;
import java.util.Optional;

/// Where a track's files lie at its provider.
public record Sources(URI audio, Optional<URI> cover, Optional<URI> video) {

    public Optional<URI> of(Part part) {
        return switch (part) {
            case AUDIO -> Optional.of(audio);
            case COVER -> cover;
            case VIDEO -> video;
        };
    }
}
