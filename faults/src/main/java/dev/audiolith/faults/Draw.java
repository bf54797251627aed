package dev.audiolith.faults;

import dev.audiolith.faults.Plan.Death;
import dev.audiolith.faults.Plan.Moods;
import dev.audiolith.faults.Plan.Odds;
import dev.audiolith.faults.Plan.Settings;
import dev.audiolith.faults.Plan.Visits;
import dev.audiolith.sound.Lifetimes.UnpinnedPolicy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Draws a plan from its seed: each kind of trouble comes in some schedules and not in others, so that they meet in every combination.
final class Draw {
    private final long seed;
    private final SplittableRandom chance;

    Draw(long seed) {
        this.seed = seed;
        this.chance = new SplittableRandom(seed);
    }

    /// Some races are too rare to wait for, so some schedules are about nothing else.
    Plan plan() {
        return switch (chance.nextInt(14)) {
            case 0 -> atTheLastMoment();
            case 1 -> byTwoClocks();
            case 2 -> whileSomebodyListens();
            default -> ofAnyKind();
        };
    }

    /// Providers come back, slowly, just when the sound's time ends.
    private Plan atTheLastMoment() {
        var backAt = Plan.START.plus(Duration.ofMinutes(57));
        var calmAt = Plan.START.plus(Duration.ofMinutes(63));
        var moods = Moods.good();
        moods.vaults().values().forEach(vault -> vault.between(Plan.START, backAt, Vault.Mood.UNREACHABLE)
                .between(backAt, calmAt, Vault.Mood.TAKES_ITS_TIME));
        var odds = new Odds(Duration.ZERO, 0, sometimes(0.5) ? 0.5 : 0, 0.3 * chance.nextDouble(), Duration.ZERO, Duration.ZERO);
        return new Plan(seed, calmAt, Settings.EXPIRE, wishes(Duration.ofMinutes(1)), List.of(), moods, odds, Visits.NONE);
    }

    /// Twins whose containers disagree about the time by minutes, and so about whose turn it is.
    private Plan byTwoClocks() {
        var twins = new ArrayList<Wish>();
        var manner = new Wish.Manner(sometimes(0.3), false, Optional.empty());
        for (var i = 0; i < 3; i++) {
            twins.add(new Wish(Plan.START.plusMillis(chance.nextInt(2_000)), "ann", "the sea", true, Optional.empty(), manner));
        }
        var odds = new Odds(Duration.ofMinutes(15), 0.1, manner.async() ? 0.5 : 0, 0.3, Duration.ZERO, Duration.ZERO);
        return new Plan(seed, Plan.START.plus(Duration.ofMinutes(2)), Settings.KEEP, List.copyOf(twins), List.of(), Moods.good(), odds,
                Visits.NONE);
    }

    /// Many follow a sound's link while a slow provider takes it.
    private Plan whileSomebodyListens() {
        var calmAt = Plan.START.plus(Duration.ofMinutes(3));
        var moods = Moods.good();
        moods.vaults().values().forEach(vault -> vault.between(Plan.START, calmAt, Vault.Mood.TAKES_ITS_TIME));
        var wishes = new ArrayList<Wish>();
        for (var i = 0; i < 5; i++) {
            wishes.add(new Wish(Plan.START.plusMillis(chance.nextInt(40_000)), "ann", "the sea", true, Optional.empty(), manner()));
        }
        var odds = new Odds(Duration.ZERO, 0, 0, 0.3 * chance.nextDouble(), Duration.ZERO, Duration.ZERO);
        return new Plan(seed, calmAt, Settings.KEEP, List.copyOf(wishes), List.of(), moods, odds, Visits.NONE);
    }

    private Plan ofAnyKind() {
        var trouble = switch (chance.nextInt(20)) {
            case 0 -> Duration.ofMinutes(50 + chance.nextInt(200));
            case 1, 2, 3, 4 -> Duration.ofMinutes(56 + chance.nextInt(16));
            default -> Duration.ofSeconds(20 + chance.nextInt(600));
        };
        var settings = new Settings(sometimes(0.5) ? UnpinnedPolicy.EXPIRE : UnpinnedPolicy.KEEP,
                sometimes(0.9) ? Plan.WEEK : Duration.ofHours(1), sometimes(0.25) ? 2 : 1, sometimes(0.2));
        var odds = new Odds(sometimes(0.25) ? Duration.ofMinutes(15) : Duration.ZERO, sometimes(0.3) ? 0.1 : 0, sometimes(0.4) ? 0.3 : 0,
                sometimes(0.5) ? 0.1 * chance.nextDouble() : 0, sometimes(0.3) ? Duration.ofMinutes(chance.nextInt(20)) : Duration.ZERO,
                Duration.ofMinutes(sometimes(0.5) ? 0 : chance.nextInt(72 * 60)));
        var visits = new Visits(sometimes(0.4) ? 1 + chance.nextInt(3) : 0, sometimes(0.2) ? 1 + chance.nextInt(4) : 0,
                sometimes(0.2) ? 1 + chance.nextInt(3) : 0);
        return new Plan(seed, Plan.START.plus(trouble), settings, wishes(trouble), deaths(), moods(trouble), odds, visits);
    }

    private Moods moods(Duration trouble) {
        var vaults = new HashMap<String, Timeline<Vault.Mood>>();
        var all = chance.nextDouble();
        Plan.PROVIDERS.forEach(name -> vaults.put(name, drawn(Vault.Mood.HONEST, Vault.Mood.values(), all, trouble)));
        return new Moods(storageFaults(Plan.START.plus(trouble)), Plan.Throttling.none(),
                drawn(Voice.Mood.SPEAKS, Voice.Mood.values(), 0.4 * chance.nextDouble(), trouble), vaults,
                drawn(Gateway.Mood.GIVES, Gateway.Mood.values(), 0.5 * chance.nextDouble(), trouble),
                drawn(Receiver.Mood.TAKES_IT, Receiver.Mood.values(), 0.7 * chance.nextDouble(), trouble));
    }

    /// A minute of throttling, or a little of it all the time, or none.
    private Timeline<Double> storageFaults(Instant calmAt) {
        var faults = new Timeline<>(0.0);
        if (sometimes(0.5)) {
            var from = Plan.START.plusMillis(chance.nextInt(60_000));
            faults.between(from, earlier(from.plusSeconds(60), calmAt), 0.1 + 0.9 * chance.nextDouble() * chance.nextDouble());
        } else if (sometimes(0.4)) {
            faults.between(Plan.START, calmAt, 0.02 + 0.1 * chance.nextDouble());
        }
        return faults;
    }

    private List<Wish> wishes(Duration trouble) {
        var wishes = new ArrayList<Wish>();
        var many = 1 + chance.nextInt(4);
        var together = sometimes(0.5);
        for (var i = 0; i < many; i++) {
            var within = together ? 500 : (int) Math.min(trouble.toMillis(), 90_000);
            var key = sometimes(0.5) ? Optional.of("key-" + chance.nextInt(2)) : Optional.<String>empty();
            var text = sometimes(0.08) ? Wish.LONG : sometimes(0.7) ? "the sea" : "the wind";
            wishes.add(new Wish(Plan.START.plusMillis(chance.nextInt(within)), sometimes(0.75) ? "ann" : "bob", text, sometimes(0.6), key,
                    manner()));
        }
        return List.copyOf(wishes);
    }

    private Wish.Manner manner() {
        return new Wish.Manner(sometimes(0.25), sometimes(0.15),
                sometimes(0.25) ? Optional.of(URI.create("https://receiver.example/" + chance.nextInt(2))) : Optional.empty());
    }

    private List<Death> deaths() {
        var deaths = new ArrayList<Death>();
        var many = chance.nextInt(4);
        for (var i = 0; i < many; i++) {
            deaths.add(new Death(1 + chance.nextInt(sometimes(0.7) ? 30 : 120), sometimes(0.5)));
        }
        return List.copyOf(deaths);
    }

    private <M> Timeline<M> drawn(M usually, M[] moods, double trouble, Duration time) {
        var timeline = new Timeline<>(usually);
        var from = Plan.START;
        while (from.isBefore(Plan.START.plus(time))) {
            var until = from.plusMillis(1_000 + chance.nextInt((int) time.toMillis()));
            if (sometimes(trouble)) {
                timeline.between(from, earlier(until, Plan.START.plus(time)), moods[chance.nextInt(moods.length)]);
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
