package dev.audiolith.sound;

import dev.audiolith.time.Deadline;
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

    /// How many sounds, and orders of sounds, were sent for, and whether none was left when the time was up.
    public record Swept(int sent, boolean isFinished) {}

    public Swept sweep(Deadline deadline) {
        var overdueSince = clock.instant().minus(GRACE);
        var sent = 0;
        while (!deadline.passed()) {
            var found = sounds.overdue(overdueSince, AT_ONCE);
            var moved = 0;
            for (var id : found) {
                if (deadline.passed()) {
                    return new Swept(sent, false);
                }
                switch (settle(id, overdueSince)) {
                    case SENT -> {
                        sent++;
                        moved++;
                    }
                    case GIVEN_UP -> moved++;
                    case NONE -> {
                    }
                }
            }
            // When none of a full page moved, the index lags behind what has been done already: the next sweep looks again.
            if (found.size() < AT_ONCE || moved == 0) {
                return new Swept(sent, true);
            }
        }
        return new Swept(sent, false);
    }

    /// What was done about one sound.
    private enum Step {
        SENT, GIVEN_UP, NONE
    }

    private Step settle(SoundId id, Instant overdueSince) {
        var sound = sounds.find(id);
        if (sound.isPresent()) {
            return settle(sound.get(), overdueSince);
        }
        return orders.sendFor(id, overdueSince) ? Step.SENT : Step.NONE;
    }

    private Step settle(Sound sound, Instant overdueSince) {
        // The index may be behind: what it shows as overdue may have been sent for a moment ago.
        if (sound.attempts().nextAt().filter(next -> next.isBefore(overdueSince)).isEmpty()) {
            return Step.NONE;
        }
        var now = clock.instant();
        return switch (sound.stateAt(now)) {
            case TEMPORARY, UNPINNED -> {
                var isOurs = sounds.replace(sound.dueAt(now));
                if (isOurs) {
                    queue.send(new RetryQueue.Retry(sound.id(), sound.attempts().round()), Duration.ZERO);
                }
                yield isOurs ? Step.SENT : Step.NONE;
            }
            // The table removes it days late: until then it must not stand in the way of those that can still be helped.
            case EXPIRED -> sound.state().isPending() && sounds.replace(sound.givenUp()) ? Step.GIVEN_UP : Step.NONE;
            case SPEAKING, PINNED, FAILED -> Step.NONE;
        };
    }
}
