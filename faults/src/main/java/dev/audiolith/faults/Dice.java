package dev.audiolith.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Everything that is left to chance while a schedule runs. The same seed throws the same.
public final class Dice {
    private final SplittableRandom chance;

    public Dice(long seed) {
        this.chance = new SplittableRandom(seed);
    }

    /// What cannot happen is not thrown for, so that a plan without some trouble runs as if there were no such trouble.
    public boolean happens(double probability) {
        return probability > 0 && chance.nextDouble() < probability;
    }

    public long below(long bound) {
        return chance.nextLong(bound);
    }

    public <T> T oneOf(List<T> things) {
        return things.get(chance.nextInt(things.size()));
    }

    public <T> List<T> shuffled(List<T> things) {
        var copy = new ArrayList<>(things);
        for (var i = copy.size() - 1; i > 0; i--) {
            Collections.swap(copy, i, chance.nextInt(i + 1));
        }
        return copy;
    }

    /// For those of the service's own objects that want randomness.
    public RandomGenerator random() {
        return chance;
    }
}
