package dev.audiolith.testkit.sound;

import dev.audiolith.sound.Claim;
import dev.audiolith.sound.Claims;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Claims in memory, beside the sounds that settle them: one lock for both, as one transaction covers both.
public final class FakeClaims implements Claims {
    private final FakeSounds sounds;
    private final Map<String, Bound> bindings = new HashMap<>();
    private final Map<String, Row> rows = new HashMap<>();
    private final Outage outage = new Outage("the table of claims");

    private record Bound(Binding binding, Instant keepUntil) {}

    private record Row(Claim claim, boolean settled, SoundId holder, Instant keepUntil) {}

    public FakeClaims(FakeSounds sounds) {
        this.sounds = sounds;
    }

    public Outage outage() {
        return outage;
    }

    @Override
    public Binding bind(String key, Binding wanted, Instant now, Instant keepUntil) {
        synchronized (sounds) {
            outage.before();
            var bound = bindings.get(key);
            if (bound == null || !now.isBefore(bound.keepUntil())) {
                bound = new Bound(wanted, keepUntil);
                bindings.put(key, bound);
            }
            outage.after();
            return bound.binding();
        }
    }

    @Override
    public Outcome take(Wanted wanted) {
        synchronized (sounds) {
            outage.before();
            var standing = Optional.ofNullable(rows.get(wanted.key()));
            var outcome = standing.flatMap(row -> answer(row, wanted)).orElseGet(() -> hold(standing, wanted));
            outage.after();
            return outcome;
        }
    }

    @Override
    public void release(Claim claim) {
        synchronized (sounds) {
            outage.before();
            if (isHeldUnder(claim)) {
                rows.remove(claim.key());
            }
            outage.after();
        }
    }

    @Override
    public boolean settle(Claim claim, Sound sound) {
        synchronized (sounds) {
            outage.before();
            var ours = isHeldUnder(claim) ? enter(claim, () -> sounds.putIfAbsent(sound)) : isSettledUnder(claim);
            outage.after();
            return ours;
        }
    }

    @Override
    public boolean settle(Claim claim, Order order) {
        synchronized (sounds) {
            outage.before();
            var ours = isHeldUnder(claim) ? enter(claim, () -> sounds.enter(order)) : isSettledUnder(claim);
            outage.after();
            return ours;
        }
    }

    private boolean enter(Claim claim, BooleanSupplier record) {
        var row = rows.get(claim.key());
        if (row == null || !record.getAsBoolean()) {
            return false;
        }
        rows.put(claim.key(), new Row(claim, true, row.holder(), row.keepUntil()));
        return true;
    }

    private Outcome hold(Optional<Row> before, Wanted wanted) {
        var begun = before.filter(row -> !row.settled() && wanted.now().isBefore(row.keepUntil()));
        var soundId = begun.map(row -> row.claim().soundId()).orElse(wanted.candidate());
        var fence = begun.map(row -> row.claim().fence() + 1).orElse(1L);
        var claim = new Claim(wanted.key(), soundId, fence, wanted.leaseUntil());
        rows.put(wanted.key(), new Row(claim, false, wanted.candidate(), wanted.keepUntil()));
        return new Outcome.Taken(claim);
    }

    private static Optional<Outcome> answer(Row row, Wanted wanted) {
        if (row.settled()) {
            var counts = wanted.now().isBefore(row.keepUntil()) && !wanted.dead().equals(Optional.of(row.claim().soundId()));
            return counts ? Optional.of(new Outcome.Settled(row.claim().soundId())) : Optional.empty();
        }
        if (!wanted.now().isBefore(row.claim().leaseUntil())) {
            return Optional.empty();
        }
        return Optional.of(row.holder().equals(wanted.candidate())
                ? new Outcome.Taken(row.claim())
                : new Outcome.Busy(row.claim().leaseUntil()));
    }

    private boolean isHeldUnder(Claim claim) {
        return Optional.ofNullable(rows.get(claim.key())).filter(row -> !row.settled() && isSame(row.claim(), claim)).isPresent();
    }

    private boolean isSettledUnder(Claim claim) {
        return Optional.ofNullable(rows.get(claim.key())).filter(row -> row.settled() && isSame(row.claim(), claim)).isPresent();
    }

    private static boolean isSame(Claim one, Claim other) {
        return one.soundId().equals(other.soundId()) && one.fence() == other.fence();
    }
}
