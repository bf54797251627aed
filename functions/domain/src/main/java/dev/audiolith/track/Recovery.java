package dev.audiolith.track;

import java.util.Optional;

/// Asks a track's provider for fresh links when those we have lead nowhere any more. Few providers can; none is asked unless configured.
@FunctionalInterface
public interface Recovery {
    Recovery NONE = _ -> Optional.empty();

    Optional<Sources> freshLinks(Track track);
}
