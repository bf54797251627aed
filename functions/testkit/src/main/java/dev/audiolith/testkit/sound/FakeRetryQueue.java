package dev.audiolith.testkit.sound;

import dev.audiolith.sound.RetryQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The delayed queue on a test's clock. A message that was received and not settled comes again after the visibility timeout.
public final class FakeRetryQueue implements RetryQueue {
    private final InstantSource clock;
    private final Duration visibility;
    private final List<Waiting> messages = new ArrayList<>();
    private final Outage outage = new Outage("the retry queue");
    private long lastId;
    private int nudges;

    private record Waiting(long id, Retry retry, Instant visibleAt, int received) {

        Waiting receivedUntil(Instant visibleAgain) {
            return new Waiting(id, retry, visibleAgain, received + 1);
        }
    }

    /// A message handed out. `count` is above 1 if it was handed out before.
    public record Delivery(long id, Retry retry, int count) {}

    public FakeRetryQueue(InstantSource clock, Duration visibility) {
        this.clock = clock;
        this.visibility = visibility;
    }

    public Outage outage() {
        return outage;
    }

    @Override
    public synchronized void send(Retry retry, Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("a message can be delayed by 0 to " + LONGEST_DELAY.toSeconds() + " seconds");
        }
        outage.before();
        messages.add(new Waiting(++lastId, retry, clock.instant().plus(delay), 0));
        outage.after();
    }

    @Override
    public synchronized void nudge() {
        outage.before();
        nudges++;
        outage.after();
    }

    /// How many nudges have come since this was asked last.
    public synchronized int takeNudges() {
        var taken = nudges;
        nudges = 0;
        return taken;
    }

    /// The next visible message about a sound, the longest due first.
    public synchronized Optional<Delivery> receive() {
        var now = clock.instant();
        var next = messages.stream().filter(message -> !message.visibleAt().isAfter(now))
                .min(Comparator.comparing(Waiting::visibleAt).thenComparingLong(Waiting::id));
        next.ifPresent(message -> messages.set(messages.indexOf(message), message.receivedUntil(now.plus(visibility))));
        return next.map(message -> new Delivery(message.id(), message.retry(), message.received() + 1));
    }

    /// It has been dealt with and will not come again.
    public synchronized void settle(Delivery delivery) {
        messages.removeIf(message -> message.id() == delivery.id());
    }

    /// Makes every message that was handed out and not settled visible now, as if its reader had died long ago.
    public synchronized void redeliver() {
        messages.replaceAll(message -> message.received() == 0
                ? message
                : new Waiting(message.id(), message.retry(), clock.instant(), message.received()));
    }

    /// Every message not settled yet, also those not visible now, the next to come first.
    public synchronized List<Retry> waiting() {
        return messages.stream().sorted(Comparator.comparing(Waiting::visibleAt).thenComparingLong(Waiting::id)).map(Waiting::retry)
                .toList();
    }

    /// When the next message comes, if there is any.
    public synchronized Optional<Instant> nextAt() {
        return messages.stream().map(Waiting::visibleAt).min(Comparator.naturalOrder());
    }
}
