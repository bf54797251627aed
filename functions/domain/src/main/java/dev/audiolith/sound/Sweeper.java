package dev.audiolith.sound;

import java.time.Duration;
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
    private final InstantSource clock;

    public Sweeper(Sounds sounds, RetryQueue queue, InstantSource clock) {
        this.sounds = sounds;
        this.queue = queue;
        this.clock = clock;
    }

    /// How many sounds were sent for.
    public int sweep() {
        var now = clock.instant();
        var sent = 0;
        for (var id : sounds.overdue(now.minus(GRACE), AT_ONCE)) {
            var sound = sounds.find(id).filter(found -> found.stateAt(now).isPending());
            if (sound.isPresent() && sounds.replace(sound.get().dueAt(now))) {
                queue.send(new RetryQueue.Retry(id, sound.get().attempts().round()), Duration.ZERO);
                sent++;
            }
        }
        return sent;
    }
}
