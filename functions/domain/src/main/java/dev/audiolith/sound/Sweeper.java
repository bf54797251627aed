package dev.audiolith.sound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Finds sounds whose retry message was lost: overdue in the index of pending sounds although messages come in time.
///
/// Each found sound is first moved on in the index, by a conditional write, so that two sweeps, or a sweep and a late message,
/// do not both send for it. If the sweep dies in between, the next one finds the sound again.
public final class Sweeper {
    /// A message may be late by the queue's own backlog; only beyond this it counts as lost.
    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 200;

    private final Sounds sounds;
    private final RetryQueue queue;
    private final LostOrders orders;
    private final InstantSource clock;

    public Sweeper(Sounds sounds, RetryQueue queue, LostOrders orders, InstantSource clock) {
        this.sounds = sounds;
        this.queue = queue;
        this.orders = orders;
        this.clock = clock;
    }

    /// How many sounds, and orders of sounds, were sent for.
    public int sweep() {
        var now = clock.instant();
        var sent = 0;
        for (var id : sounds.overdue(now.minus(GRACE), AT_ONCE)) {
            var sound = sounds.find(id);
            if (sound.isPresent() ? sendFor(sound.get(), now) : orders.sendFor(id)) {
                sent++;
            }
        }
        return sent;
    }

    private boolean sendFor(Sound sound, Instant now) {
        return switch (sound.stateAt(now)) {
            case TEMPORARY, UNPINNED -> {
                var isOurs = sounds.replace(sound.dueAt(now));
                if (isOurs) {
                    queue.send(new RetryQueue.Retry(sound.id(), sound.attempts().round()), Duration.ZERO);
                }
                yield isOurs;
            }
            case EXPIRED -> {
                // The table removes it days late: until then it must not stand in the way of those that can still be helped.
                if (sound.state().isPending()) {
                    sounds.replace(sound.givenUp());
                }
                yield false;
            }
            case SPEAKING, PINNED, FAILED -> false;
        };
    }
}
