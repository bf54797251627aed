package dev.audiolith.faults.archive;

import dev.audiolith.faults.Timeline;
import dev.audiolith.faults.archive.ArchivePlan.Death;
import dev.audiolith.faults.archive.ArchivePlan.Deed;
import dev.audiolith.faults.archive.ArchivePlan.Doing;
import dev.audiolith.faults.archive.ArchivePlan.Hosts;
import dev.audiolith.faults.archive.ArchivePlan.Manner;
import dev.audiolith.faults.archive.ArchivePlan.Odds;
import dev.audiolith.faults.archive.Song.Edition;
import dev.audiolith.faults.archive.Song.Life;
import dev.audiolith.faults.archive.Song.Mood;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Draws a plan from its seed: each kind of trouble comes in some schedules and not in others, so that they meet in every combination.
final class ArchiveDraw {
    private static final List<Doing> DEEDS = List.of(Doing.REGISTER, Doing.REGISTER, Doing.DELETE, Doing.DELETE, Doing.LOOK, Doing.HAND_IN,
            Doing.RUN_ONE, Doing.RUN_DUE);
    private static final List<Mood> GOOD = List.of(Mood.GIVES, Mood.GIVES, Mood.GIVES_WITHOUT_LENGTH, Mood.GIVES_SLOWLY);
    private static final List<Mood> FOR_EVER = List.of(Mood.HAS_NOTHING, Mood.SHOWS_A_PAGE, Mood.GIVES_NOISE, Mood.CUTS_OFF, Mood.HAS_ENDED,
            Mood.HANGS);

    private final long seed;
    private final SplittableRandom chance;

    ArchiveDraw(long seed) {
        this.seed = seed;
        this.chance = new SplittableRandom(seed);
    }

    ArchivePlan plan() {
        var trouble = sometimes(0.3) ? Duration.ofMinutes(10 + chance.nextInt(90)) : Duration.ofSeconds(30 + chance.nextInt(600));
        var calmAt = ArchivePlan.START.plus(trouble);
        var songs = songs(trouble);
        var odds = new Odds(sometimes(0.1) ? Duration.ofMinutes(15) : sometimes(0.3) ? ArchivePlan.BEARABLE : Duration.ZERO,
                sometimes(0.4) ? 0.3 : 0,
                sometimes(0.5) ? 0.2 * chance.nextDouble() : 0, sometimes(0.3) ? Duration.ofMinutes(chance.nextInt(20)) : Duration.ZERO);
        var hosts = new Hosts(1 + chance.nextInt(3), sometimes(0.3) ? Duration.ofMillis(500) : Duration.ZERO);
        return new ArchivePlan(seed, calmAt, songs, deeds(songs, trouble), deaths(), storageFaults(calmAt), odds, hosts);
    }

    private List<Song> songs(Duration trouble) {
        var songs = new ArrayList<Song>();
        var many = 1 + chance.nextInt(3);
        for (var i = 0; i < many; i++) {
            var isHasty = sometimes(0.6);
            var life = isHasty ? new Life(Optional.empty(), Optional.empty()) : old();
            var keeps = isHasty ? Duration.ofHours(1) : Duration.ofDays(2);
            var goneAt = sometimes(0.7) ? Instant.MAX : ArchivePlan.START.plus(keeps);
            var editions = new ArrayList<Edition>();
            for (var edition = 0; edition < 2; edition++) {
                editions.add(new Edition(moods(trouble), sometimes(0.3) ? Optional.of(moods(trouble)) : Optional.empty()));
            }
            songs.add(new Song(i, sometimes(0.7) ? "ann" : "bob", isHasty ? "replicate" : "suno", life, goneAt, List.copyOf(editions),
                    sometimes(0.2)));
        }
        return List.copyOf(songs);
    }

    /// Two days are left, so that it is due at once; now and then somewhat later.
    private Life old() {
        var createdAt = ArchivePlan.START.minus(Duration.ofDays(13)).plus(Duration.ofMinutes(sometimes(0.7) ? -5 : 20));
        return new Life(Optional.of(createdAt), Optional.empty());
    }

    private Timeline<Mood> moods(Duration trouble) {
        var timeline = new Timeline<>(sometimes(0.8) ? one(GOOD) : one(FOR_EVER));
        var often = sometimes(0.5) ? chance.nextDouble() : 0;
        var from = ArchivePlan.START;
        var end = from.plus(trouble);
        while (from.isBefore(end)) {
            var until = from.plusMillis(1_000 + chance.nextInt((int) trouble.toMillis()));
            if (sometimes(often)) {
                var mood = one(List.of(Mood.values()));
                timeline.between(from, until.isBefore(end) ? until : end, mood == Mood.HAS_ENDED ? Mood.FAILS : mood);
            }
            from = until;
        }
        return timeline;
    }

    private List<Deed> deeds(List<Song> songs, Duration trouble) {
        var deeds = new ArrayList<Deed>();
        var within = sometimes(0.5) ? 3_000 : (int) trouble.toMillis();
        for (var song : songs) {
            deeds.add(new Deed(ArchivePlan.START.plusMillis(chance.nextInt(2_000)), sometimes(0.85) ? Doing.REGISTER : Doing.ANNOUNCE,
                    song.number(), 0));
            if (sometimes(0.3)) {
                deeds.add(new Deed(ArchivePlan.START.plusMillis(chance.nextInt(2_000)), Doing.REGISTER, song.number(), chance.nextInt(2)));
            }
            var many = chance.nextInt(5);
            for (var i = 0; i < many; i++) {
                deeds.add(new Deed(ArchivePlan.START.plusMillis(chance.nextInt(within)), one(DEEDS), song.number(), chance.nextInt(2)));
            }
        }
        return List.copyOf(deeds);
    }

    private List<Death> deaths() {
        var deaths = new ArrayList<Death>();
        var many = chance.nextInt(5);
        for (var i = 0; i < many; i++) {
            deaths.add(new Death(1 + chance.nextInt(sometimes(0.7) ? 60 : 200), one(List.of(Manner.values()))));
        }
        return List.copyOf(deaths);
    }

    /// A minute of it, or a little all the time, or none.
    private Timeline<Double> storageFaults(Instant calmAt) {
        var faults = new Timeline<>(0.0);
        if (sometimes(0.3)) {
            var from = ArchivePlan.START.plusMillis(chance.nextInt(60_000));
            faults.between(from, from.plusSeconds(60).isBefore(calmAt) ? from.plusSeconds(60) : calmAt, 0.5 * chance.nextDouble());
        } else if (sometimes(0.4)) {
            faults.between(ArchivePlan.START, calmAt, 0.02 + 0.1 * chance.nextDouble());
        }
        return faults;
    }

    private <T> T one(List<T> things) {
        return things.get(chance.nextInt(things.size()));
    }

    private boolean sometimes(double probability) {
        return chance.nextDouble() < probability;
    }
}
