package dev.audiolith.sound;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who keeps a sound, the first that took it first, and what was done for it since: how many rounds of aftercare, and when it was
/// fetched back from a gateway.
public record Kept(List<Pin> pins, int rounds, Optional<Instant> fetchedAt) {
    /// Nobody keeps it yet.
    public static final Kept BY_NOBODY = new Kept(List.of(), 0, Optional.empty());

    public Kept {
        pins = List.copyOf(pins);
    }

    public static Kept by(Pin pin) {
        return new Kept(List.of(pin), 0, Optional.empty());
    }

    public Optional<Pin> first() {
        return pins.stream().findFirst();
    }

    /// When a provider was last added, or the sound fetched back. Empty as long as nobody keeps it.
    Optional<Instant> changedAt() {
        return Stream.concat(pins.stream().map(Pin::pinnedAt), fetchedAt.stream()).max(Comparator.naturalOrder());
    }

    public Set<String> providers() {
        return pins.stream().map(Pin::provider).collect(Collectors.toUnmodifiableSet());
    }

    /// Asked twice at the same time, a provider is still one.
    Kept and(Pin pin) {
        return providers().contains(pin.provider())
                ? this
                : new Kept(Stream.concat(pins.stream(), Stream.of(pin)).toList(), rounds, fetchedAt);
    }

    Kept fetched(Instant at) {
        return new Kept(pins, rounds, Optional.of(at));
    }

    Kept afterRound() {
        return new Kept(pins, rounds + 1, fetchedAt);
    }
}
