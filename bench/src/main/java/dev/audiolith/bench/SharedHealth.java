package dev.audiolith.bench;

import dev.audiolith.pin.Illness;
import dev.audiolith.pin.ProviderHealth;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What containers tell each other about providers, when each lives at a time of its own: nobody reads what is written later.
final class SharedHealth implements ProviderHealth {
    private final InstantSource clock;
    private final Map<String, TreeMap<Instant, Optional<Illness>>> history = new HashMap<>();

    SharedHealth(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Map<String, Illness> all() {
        var ill = new HashMap<String, Illness>();
        history.forEach((provider, states) -> Optional.ofNullable(states.floorEntry(clock.instant())).flatMap(Map.Entry::getValue)
                .ifPresent(illness -> ill.put(provider, illness)));
        return ill;
    }

    @Override
    public boolean replace(String provider, Optional<Illness> before, Optional<Illness> after) {
        var states = history.computeIfAbsent(provider, _ -> new TreeMap<>());
        var latest = states.isEmpty() ? Optional.<Illness>empty() : states.lastEntry().getValue();
        var isCurrent = latest.equals(before) && (states.isEmpty() || !states.lastKey().isAfter(clock.instant()));
        if (isCurrent) {
            states.put(clock.instant(), after);
        }
        return isCurrent;
    }
}
