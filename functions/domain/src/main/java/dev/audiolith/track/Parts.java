package dev.audiolith.track;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is kept of a track, and what could not be had in the last run.
public record Parts(Map<Part, Kept> kept, Set<Part> failed) {
    public static final Parts NONE = new Parts(Map.of(), Set.of());

    public Parts {
        kept = Map.copyOf(kept);
        failed = Set.copyOf(failed);
    }

    public Optional<Kept> of(Part part) {
        return Optional.ofNullable(kept.get(part));
    }

    Parts with(Part part, Kept file) {
        var more = new EnumMap<Part, Kept>(Part.class);
        more.putAll(kept);
        more.put(part, file);
        var fewer = EnumSet.noneOf(Part.class);
        fewer.addAll(failed);
        fewer.remove(part);
        return new Parts(more, fewer);
    }

    Parts without(Part part) {
        var more = EnumSet.of(part);
        more.addAll(failed);
        return new Parts(kept, more);
    }
}
