package dev.audiolith.sound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Sends again for an order whose message was lost: found in the index of what is pending although messages come in time.
///
/// The order is first moved on, by a conditional write, so that two sweeps do not both send for it. One that is being worked on is
/// due only when its holder's time is over.
public final class LostOrders {
    /// A queue of orders may be long; copies of a message do no harm, but no good either.
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

    private final Orders orders;
    private final SpeakQueue queue;
    private final InstantSource clock;

    public LostOrders(Orders orders, SpeakQueue queue, InstantSource clock) {
        this.orders = orders;
        this.queue = queue;
        this.clock = clock;
    }

    /// True when it was sent for. Nothing happens when this is no order, or one that has failed or was not due before `overdueSince`.
    boolean sendFor(SoundId id, Instant overdueSince) {
        var now = clock.instant();
        var order = orders.find(id).filter(found -> found.state() == SoundState.SPEAKING && !found.turn().isTaken(now))
                // The index may be behind: what it shows as overdue may have been sent for a moment ago.
                .filter(found -> found.tries().dueAt().filter(due -> due.isBefore(overdueSince)).isPresent());
        if (order.isEmpty() || !orders.replace(order.get().dueAt(now.plus(LOOK_AGAIN).truncatedTo(ChronoUnit.MILLIS)))) {
            return false;
        }
        queue.send(id, Duration.ZERO);
        return true;
    }
}
