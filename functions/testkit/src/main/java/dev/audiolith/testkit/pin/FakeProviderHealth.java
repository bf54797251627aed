package dev.audiolith.testkit.pin;

import dev.audiolith.pin.Illness;
import dev.audiolith.pin.ProviderHealth;
import dev.audiolith.testkit.sound.Outage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is known of providers' health, in memory; it counts how often it is asked and told.
public final class FakeProviderHealth implements ProviderHealth {
    private final Map<String, Illness> ill = new HashMap<>();
    private final Outage outage = new Outage("the providers' health");
    private int reads;
    private int writes;

    public Outage outage() {
        return outage;
    }

    @Override
    public synchronized Map<String, Illness> all() {
        reads++;
        outage.before();
        return Map.copyOf(ill);
    }

    @Override
    public synchronized boolean replace(String provider, Optional<Illness> before, Optional<Illness> after) {
        writes++;
        outage.before();
        var isCurrent = Optional.ofNullable(ill.get(provider)).equals(before);
        if (isCurrent) {
            after.ifPresentOrElse(now -> ill.put(provider, now), () -> ill.remove(provider));
        }
        outage.after();
        return isCurrent;
    }

    public synchronized int reads() {
        return reads;
    }

    public synchronized int writes() {
        return writes;
    }
}
