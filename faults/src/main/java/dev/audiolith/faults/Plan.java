package dev.audiolith.faults;

import dev.audiolith.sound.Lifetimes.UnpinnedPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// What will go wrong, and what people will ask for meanwhile; drawn from a seed, or laid out by hand. From `calmAt` on nothing goes
/// wrong any more.
record Plan(long seed, UnpinnedPolicy policy, Duration retention, Instant calmAt, List<Wish> wishes, List<Death> deaths,
        Timeline<Double> storageFaults, Timeline<Voice.Mood> voice, Map<String, Timeline<Vault.Mood>> vaults, Duration clockError,
        double clockJumps, double duplicates, double slowness, Duration indexLag, Duration expiryLag, int poison, int copies, int nudges) {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final List<String> PROVIDERS = List.of("first", "second", "third");

    private static final Duration WEEK = Duration.ofDays(7);

    /// What somebody wants spoken, from when on.
    record Wish(Instant at, String owner, String text, boolean cache, Optional<String> key, boolean async) {}

    /// The container that takes the `step`-th step of all dies before it, or just after.
    record Death(int step, boolean before) {}

    boolean diesBefore(int step) {
        return deaths.contains(new Death(step, true));
    }

    boolean diesAfter(int step) {
        return deaths.contains(new Death(step, false));
    }

    Timeline<Vault.Mood> moods(String provider) {
        return Optional.ofNullable(vaults.get(provider)).orElseThrow();
    }

    boolean clocksDiffer() {
        return !clockError.isZero();
    }

    /// Nothing goes wrong but what is added.
    static Plan calm(UnpinnedPolicy policy, Wish... wishes) {
        var moods = new HashMap<String, Timeline<Vault.Mood>>();
        PROVIDERS.forEach(name -> moods.put(name, new Timeline<>(Vault.Mood.HONEST)));
        return new Plan(0, policy, WEEK, START, List.of(wishes), List.of(), new Timeline<>(0.0), new Timeline<>(Voice.Mood.SPEAKS), moods,
                Duration.ZERO, 0, 0, 0, Duration.ZERO, Duration.ZERO, 0, 1, 0);
    }

    /// The same with every provider away for that long.
    Plan withoutProvidersFor(Duration time) {
        vaults.values().forEach(moods -> moods.between(START, START.plus(time), Vault.Mood.UNREACHABLE));
        return new Plan(seed, policy, retention, START.plus(time), wishes, deaths, storageFaults, voice, vaults, clockError, clockJumps,
                duplicates, slowness, indexLag, expiryLag, poison, copies, nudges);
    }

    Plan dying(Death... where) {
        return new Plan(seed, policy, retention, calmAt, wishes, List.of(where), storageFaults, voice, vaults, clockError, clockJumps,
                duplicates, slowness, indexLag, expiryLag, poison, copies, nudges);
    }

    static Plan of(long seed) {
        return new Draw(seed).plan();
    }

    /// Draws a plan: each kind of trouble comes in some schedules and not in others, so that they meet in every combination.
    private static final class Draw {
        private final long seed;
        private final SplittableRandom chance;

        Draw(long seed) {
            this.seed = seed;
            this.chance = new SplittableRandom(seed);
        }

        /// Two races are too rare to wait for, so some schedules are about nothing else.
        Plan plan() {
            return switch (chance.nextInt(12)) {
                case 0 -> atTheLastMoment();
                case 1 -> byTwoClocks();
                default -> ofAnyKind();
            };
        }

        /// Providers come back, slowly, just when the sound's time ends.
        private Plan atTheLastMoment() {
            var backAt = START.plus(Duration.ofMinutes(57));
            var calmAt = START.plus(Duration.ofMinutes(63));
            var vaults = new HashMap<String, Timeline<Vault.Mood>>();
            PROVIDERS.forEach(name -> vaults.put(name, new Timeline<>(Vault.Mood.HONEST).between(START, backAt, Vault.Mood.UNREACHABLE)
                    .between(backAt, calmAt, Vault.Mood.TAKES_ITS_TIME)));
            return new Plan(seed, UnpinnedPolicy.EXPIRE, WEEK, calmAt, wishes(Duration.ofMinutes(1)), List.of(), new Timeline<>(0.0),
                    new Timeline<>(Voice.Mood.SPEAKS), vaults, Duration.ZERO, 0, sometimes(0.5) ? 0.5 : 0, 0.3 * chance.nextDouble(),
                    Duration.ZERO, Duration.ZERO, 0, 1, 0);
        }

        /// Twins whose containers disagree about the time by minutes, and so about whose turn it is.
        private Plan byTwoClocks() {
            var calmAt = START.plus(Duration.ofMinutes(2));
            var vaults = new HashMap<String, Timeline<Vault.Mood>>();
            PROVIDERS.forEach(name -> vaults.put(name, new Timeline<>(Vault.Mood.HONEST)));
            var twins = new ArrayList<Wish>();
            for (var i = 0; i < 3; i++) {
                twins.add(new Wish(START.plusMillis(chance.nextInt(2_000)), "ann", "the sea", true, Optional.empty(), false));
            }
            return new Plan(seed, UnpinnedPolicy.KEEP, WEEK, calmAt, List.copyOf(twins), List.of(), new Timeline<>(0.0),
                    new Timeline<>(Voice.Mood.SPEAKS), vaults, Duration.ofMinutes(15), 0.1, 0, 0.3, Duration.ZERO, Duration.ZERO, 0, 1, 0);
        }

        private Plan ofAnyKind() {
            var policy = sometimes(0.5) ? UnpinnedPolicy.EXPIRE : UnpinnedPolicy.KEEP;
            var trouble = switch (chance.nextInt(20)) {
                case 0 -> Duration.ofMinutes(50 + chance.nextInt(200));
                case 1, 2, 3, 4 -> Duration.ofMinutes(56 + chance.nextInt(16));
                default -> Duration.ofSeconds(20 + chance.nextInt(600));
            };
            var calmAt = START.plus(trouble);
            var faults = new Timeline<>(0.0);
            if (sometimes(0.5)) {
                var from = START.plusMillis(chance.nextInt(60_000));
                faults.between(from, earlier(from.plusSeconds(60), calmAt), 0.1 + 0.9 * chance.nextDouble() * chance.nextDouble());
            } else if (sometimes(0.4)) {
                faults.between(START, calmAt, 0.02 + 0.1 * chance.nextDouble());
            }
            var vaults = new HashMap<String, Timeline<Vault.Mood>>();
            var all = chance.nextDouble();
            PROVIDERS.forEach(name -> vaults.put(name, moods(Vault.Mood.HONEST, Vault.Mood.values(), all, trouble)));
            return new Plan(seed, policy, sometimes(0.9) ? WEEK : Duration.ofHours(1), calmAt, wishes(trouble), deaths(), faults,
                    moods(Voice.Mood.SPEAKS, Voice.Mood.values(), 0.4 * chance.nextDouble(), trouble), vaults,
                    sometimes(0.25) ? Duration.ofMinutes(15) : Duration.ZERO, sometimes(0.3) ? 0.1 : 0, sometimes(0.4) ? 0.3 : 0,
                    sometimes(0.5) ? 0.1 * chance.nextDouble() : 0, sometimes(0.3) ? Duration.ofMinutes(chance.nextInt(20)) : Duration.ZERO,
                    Duration.ofMinutes(sometimes(0.5) ? 0 : chance.nextInt(72 * 60)), sometimes(0.4) ? 1 + chance.nextInt(3) : 0,
                    sometimes(0.25) ? 2 : 1, sometimes(0.2) ? 1 + chance.nextInt(4) : 0);
        }

        private List<Wish> wishes(Duration trouble) {
            var wishes = new ArrayList<Wish>();
            var many = 1 + chance.nextInt(4);
            var together = sometimes(0.5);
            for (var i = 0; i < many; i++) {
                var within = together ? 500 : (int) Math.min(trouble.toMillis(), 90_000);
                var key = sometimes(0.5) ? Optional.of("key-" + chance.nextInt(2)) : Optional.<String>empty();
                wishes.add(new Wish(START.plusMillis(chance.nextInt(within)), sometimes(0.75) ? "ann" : "bob",
                        sometimes(0.7) ? "the sea" : "the wind", sometimes(0.6), key,
                        sometimes(0.25)));
            }
            return List.copyOf(wishes);
        }

        private List<Death> deaths() {
            var deaths = new ArrayList<Death>();
            var many = chance.nextInt(4);
            for (var i = 0; i < many; i++) {
                deaths.add(new Death(1 + chance.nextInt(sometimes(0.7) ? 30 : 120), sometimes(0.5)));
            }
            return List.copyOf(deaths);
        }

        private <M> Timeline<M> moods(M usually, M[] moods, double trouble, Duration time) {
            var timeline = new Timeline<>(usually);
            var from = START;
            while (from.isBefore(START.plus(time))) {
                var until = from.plusMillis(1_000 + chance.nextInt((int) time.toMillis()));
                if (sometimes(trouble)) {
                    timeline.between(from, earlier(until, START.plus(time)), moods[chance.nextInt(moods.length)]);
                }
                from = until;
            }
            return timeline;
        }

        private boolean sometimes(double probability) {
            return chance.nextDouble() < probability;
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }
    }
}
