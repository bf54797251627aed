package dev.audiolith.faults;

import dev.audiolith.sound.Lifetimes.UnpinnedPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What will go wrong, and what people will ask for meanwhile; drawn from a seed by [Draw], or laid out by hand. From `calmAt` on
/// nothing goes wrong any more.
record Plan(long seed, Instant calmAt, Settings settings, List<Wish> wishes, List<Death> deaths, Moods moods, Odds odds, Visits visits) {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Duration WEEK = Duration.ofDays(7);
    static final List<String> PROVIDERS = List.of("first", "second", "third");

    /// How the service is configured.
    record Settings(UnpinnedPolicy policy, Duration retention, int copies, boolean isChecked) {
        static final Settings KEEP = new Settings(UnpinnedPolicy.KEEP, WEEK, 1, false);
        static final Settings EXPIRE = new Settings(UnpinnedPolicy.EXPIRE, WEEK, 1, false);

        Settings checked() {
            return new Settings(policy, retention, copies, true);
        }
    }

    /// The container that takes the `step`-th step of all dies before it, or just after.
    record Death(int step, boolean before) {}

    /// How everyone else behaves, and how often a call to our own storage fails.
    record Moods(Timeline<Double> storageFaults, Throttling throttling, Timeline<Voice.Mood> voice,
            Map<String, Timeline<Vault.Mood>> vaults,
            Timeline<Gateway.Mood> gateway, Timeline<Receiver.Mood> receiver) {

        static Moods good() {
            var vaults = new HashMap<String, Timeline<Vault.Mood>>();
            PROVIDERS.forEach(name -> vaults.put(name, new Timeline<>(Vault.Mood.HONEST)));
            return new Moods(new Timeline<>(0.0), Throttling.none(), new Timeline<>(Voice.Mood.SPEAKS), vaults,
                    new Timeline<>(Gateway.Mood.GIVES),
                    new Timeline<>(Receiver.Mood.TAKES_IT));
        }

        Timeline<Vault.Mood> vault(String provider) {
            return Optional.ofNullable(vaults.get(provider)).orElseThrow();
        }
    }

    /// The share of calls to our own storage, and to providers, that is answered with "too many".
    record Throttling(Timeline<Double> storage, Timeline<Double> providers) {

        static Throttling none() {
            return new Throttling(new Timeline<>(0.0), new Timeline<>(0.0));
        }
    }

    /// How far clocks, queues, the index and the table's expiry are from what one would wish.
    record Odds(Duration clockError, double clockJumps, double duplicates, double slowness, Duration indexLag, Duration expiryLag) {
        static final Odds NONE = new Odds(Duration.ZERO, 0, 0, 0, Duration.ZERO, Duration.ZERO);
    }

    /// How often somebody comes of whom nobody spoke: messages that cannot be read, nudges, operators.
    record Visits(int poison, int nudges, int rescues) {
        static final Visits NONE = new Visits(0, 0, 0);
    }

    boolean diesBefore(int step) {
        return deaths.contains(new Death(step, true));
    }

    boolean diesAfter(int step) {
        return deaths.contains(new Death(step, false));
    }

    boolean clocksDiffer() {
        return !odds.clockError().isZero();
    }

    /// Nothing goes wrong but what is added.
    static Plan calm(Settings settings, Wish... wishes) {
        return new Plan(0, START, settings, List.of(wishes), List.of(), Moods.good(), Odds.NONE, Visits.NONE);
    }

    /// The same with every provider away for that long.
    Plan withoutProvidersFor(Duration time) {
        moods.vaults().values().forEach(vault -> vault.between(START, START.plus(time), Vault.Mood.UNREACHABLE));
        return new Plan(seed, START.plus(time), settings, wishes, deaths, moods, odds, visits);
    }

    /// The same with whoever is called out of order for that long.
    Plan withoutReceiversFor(Duration time) {
        moods.receiver().between(START, START.plus(time), Receiver.Mood.BUSY);
        return new Plan(seed, START.plus(time), settings, wishes, deaths, moods, odds, visits);
    }

    /// The same with so many calls to our own storage, or to providers, refused for that long.
    Plan throttled(double ofStorage, double ofProviders, Duration time) {
        moods.throttling().storage().between(START, START.plus(time), ofStorage);
        moods.throttling().providers().between(START, START.plus(time), ofProviders);
        return new Plan(seed, START.plus(time), settings, wishes, deaths, moods, odds, visits);
    }

    Plan dying(Death... where) {
        return new Plan(seed, calmAt, settings, wishes, List.of(where), moods, odds, visits);
    }

    static Plan of(long seed) {
        return new Draw(seed).plan();
    }
}
