package dev.audiolith.sound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;

/// How many sounds wait for a provider, and how long the oldest has waited.
///
/// Bounded, so that a million waiting sounds cost as little to look at as a thousand: counting stops at [#MOST]; and age is looked
/// up for those that come up next only. As everything that waits comes up within a quarter of an hour, what is old is seen soon.
public final class Backlog {
    static final int MOST = 1000;
    private static final int LOOKED_AT = 25;
    /// Whatever waits is due before this.
    private static final Duration EVER = Duration.ofDays(3650);

    private final Sounds sounds;
    private final InstantSource clock;

    public Backlog(Sounds sounds, InstantSource clock) {
        this.sounds = sounds;
        this.clock = clock;
    }

    /// What waits; `oldest` is zero when nothing does.
    public record Waiting(int count, Duration oldest) {}

    public Waiting look() {
        var now = clock.instant();
        var waiting = sounds.overdue(now.plus(EVER), MOST);
        var oldest = waiting.stream().limit(LOOKED_AT).map(sounds::find).flatMap(Optional::stream)
                .filter(sound -> sound.stateAt(now).isPending()).map(sound -> sound.life().createdAt()).min(Comparator.naturalOrder());
        return new Waiting(waiting.size(), oldest.map(since -> since(since, now)).orElse(Duration.ZERO));
    }

    private static Duration since(Instant then, Instant now) {
        return then.isBefore(now) ? Duration.between(then, now) : Duration.ZERO;
    }
}
