package dev.audiolith.bench;

import java.time.Duration;
import java.util.Arrays;

/// How a scheme did: what was lost, and how long the others took until a provider had them.
final class Score {
    private final int[] millis;
    private int pinned;

    Score(int sounds) {
        this.millis = new int[sounds];
    }

    void pinnedAfter(Duration time) {
        millis[pinned++] = (int) Math.min(time.toMillis(), Integer.MAX_VALUE);
    }

    String line(String scheme, Weather weather) {
        Arrays.sort(millis, 0, pinned);
        return "%-34s %9d %10d %14.3f %14d %10.1f %10.1f %10.1f".formatted(scheme, millis.length - pinned, weather.attempts(),
                weather.attempts() / (double) millis.length, weather.callsToTheDead(), at(0.5), at(0.99), at(1));
    }

    private double at(double share) {
        return pinned == 0 ? 0 : millis[(int) Math.min(pinned - 1L, (long) (share * pinned))] / 1_000.0;
    }
}
