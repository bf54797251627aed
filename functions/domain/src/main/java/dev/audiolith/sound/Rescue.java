package dev.audiolith.sound;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// Tries pending sounds that no message asked for: a few after a nudge, as many as time allows when an operator asks.
///
/// They move through the same conditional writes as by their own messages. Whoever moves a sound on sends its next message, and
/// the one still under way dies out: nothing multiplies, however often this is called.
public final class Rescue {
    /// How many sounds a nudge may help.
    private static final int BY_NUDGE = 3;
    /// How many it looks at to find them.
    private static final int NUDGE_LOOKS_AT = 12;
    /// A sound tried this recently is left alone by nudges, and so are all, after one that helped nobody: a burst of plays must not
    /// become a burst on a provider that is down.
    private static final Duration RESPITE = Duration.ofMinutes(1);

    /// Delays are never longer, so this is all that are pending.
    private static final Duration AHEAD = Duration.ofDays(1);
    /// Beyond this many an operator is told "at least".
    private static final int COUNTED = 1_000;
    private static final int SORTED = 200;
    /// So many at a time that one hanging provider does not take all the time, and so few that a provider does not mind.
    private static final int AT_ONCE = 4;
    private static final Duration LONGEST_TRY = Duration.ofSeconds(10);
    /// With less left a try would only be cut off.
    private static final Duration SHORTEST_TRY = Duration.ofSeconds(2);

    private final Sounds sounds;
    private final Retrier retrier;
    private final InstantSource clock;
    private final Supplier<ExecutorService> hands;
    private final AtomicReference<Instant> restingUntil = new AtomicReference<>(Instant.MIN);

    public Rescue(Sounds sounds, Retrier retrier, InstantSource clock) {
        this(sounds, retrier, clock, () -> Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory()));
    }

    /// `hands` try several sounds at once; they are closed when all have been tried.
    public Rescue(Sounds sounds, Retrier retrier, InstantSource clock, Supplier<ExecutorService> hands) {
        this.hands = hands;
        this.sounds = sounds;
        this.retrier = retrier;
        this.clock = clock;
    }

    /// A sound that was tried, with why it is still without a provider, if it is.
    public record Tried(Sound sound, Optional<String> error) {}

    /// What was tried, and how many pending sounds were not; of more than [#COUNTED] no more are counted.
    public record Rescued(List<Tried> tried, int remaining) {}

    /// How many sounds were pinned. Stops at the first that was not: the next would fare no better.
    public int nudged(Deadline deadline) {
        var now = clock.instant();
        if (now.isBefore(restingUntil.get())) {
            return 0;
        }
        var pinned = 0;
        for (var id : sounds.overdue(now.plus(AHEAD), NUDGE_LOOKS_AT)) {
            var sound = pending(id).filter(found -> isRested(found, now));
            if (sound.isPresent() && pinned < BY_NUDGE && deadline.allows(SHORTEST_TRY)) {
                if (retrier.tryNow(sound.get(), deadline).state() != SoundState.PINNED) {
                    restingUntil.set(clock.instant().plus(RESPITE));
                    return pinned;
                }
                pinned++;
            }
        }
        return pinned;
    }

    /// Tries up to `limit` sounds, those first that were not tried for longest: called again, it goes on with the others.
    public Rescued rescue(int limit, Deadline deadline) {
        var ids = sounds.overdue(clock.instant().plus(AHEAD), COUNTED);
        var looked = Math.min(ids.size(), Math.max(limit, SORTED));
        var waiting = ids.stream().limit(looked).map(this::pending).flatMap(Optional::stream)
                .sorted(Comparator.comparing(Rescue::lastTried).thenComparing(sound -> sound.life().createdAt())).toList();
        var tried = tryEach(waiting.stream().limit(limit).toList(), deadline);
        return new Rescued(tried, ids.size() - looked + waiting.size() - tried.size());
    }

    /// Tries this one. Empty when there is no such sound, or it is over.
    public Optional<Tried> rescue(SoundId id, Deadline deadline) {
        return sounds.find(id).flatMap(sound -> switch (sound.stateAt(clock.instant())) {
            case PINNED -> Optional.of(new Tried(sound, Optional.empty()));
            case TEMPORARY, UNPINNED -> Optional.of(attempt(sound, deadline));
            case SPEAKING, EXPIRED, FAILED -> Optional.empty();
        });
    }

    private List<Tried> tryEach(List<Sound> chosen, Deadline deadline) {
        var tries = chosen.stream()
                .<Callable<Optional<Tried>>>map(sound -> () -> deadline.allows(SHORTEST_TRY)
                        ? Optional.of(attempt(sound, deadline.within(LONGEST_TRY)))
                        : Optional.empty())
                .toList();
        try (var busy = hands.get()) {
            var tried = new ArrayList<Tried>();
            for (var result : busy.invokeAll(tries)) {
                result(result).ifPresent(tried::add);
            }
            return tried;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private static Optional<Tried> result(Future<Optional<Tried>> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException("a try broke", e.getCause());
            }
        }
    }

    private Tried attempt(Sound sound, Deadline deadline) {
        try {
            var after = retrier.tryNow(sound, deadline);
            return new Tried(after, after.state() == SoundState.PINNED ? Optional.empty() : Optional.of(reason(after)));
        } catch (StorageUnavailable e) {
            // One sound's trouble; its message or the sweep brings it back.
            return new Tried(sound, Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static String reason(Sound after) {
        return after.attempts().lastFailure().map(setback -> setback.provider() + ": " + setback.message())
                .orElse("no provider was reached in time");
    }

    private Optional<Sound> pending(SoundId id) {
        return sounds.find(id).filter(sound -> sound.stateAt(clock.instant()).isPending());
    }

    private static boolean isRested(Sound sound, Instant now) {
        return !lastTried(sound).isAfter(now.minus(RESPITE));
    }

    private static Instant lastTried(Sound sound) {
        return sound.attempts().triedAt().orElse(Instant.MIN);
    }
}
