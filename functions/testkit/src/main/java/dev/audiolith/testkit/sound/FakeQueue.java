package dev.audiolith.testkit.sound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A delayed queue on a test's clock. A message that was received and not settled comes again after the visibility timeout.
public final class FakeQueue<M> {
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    private final InstantSource clock;
    private final Duration visibility;
    private final List<Message<M>> messages = new ArrayList<>();
    private final Outage outage;
    private long lastId;

    private record Message<M>(long id, M body, Instant visibleAt, int received) {}

    /// A message handed out. `count` is above 1 if it was handed out before.
    public record Delivery<M>(long id, M body, int count) {}

    public FakeQueue(String name, InstantSource clock, Duration visibility) {
        this.clock = clock;
        this.visibility = visibility;
        this.outage = new Outage(name);
    }

    public Outage outage() {
        return outage;
    }

    public synchronized void send(M body, Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("a message can be delayed by 0 to " + LONGEST_DELAY.toSeconds() + " seconds");
        }
        outage.before();
        messages.add(new Message<>(++lastId, body, clock.instant().plus(delay), 0));
        outage.after();
    }

    /// The next visible message, the longest due first.
    public synchronized Optional<Delivery<M>> receive() {
        var now = clock.instant();
        var next = messages.stream().filter(message -> !message.visibleAt().isAfter(now))
                .min(Comparator.comparing((Message<M> message) -> message.visibleAt()).thenComparingLong(Message::id));
        next.ifPresent(message -> messages.set(messages.indexOf(message),
                new Message<>(message.id(), message.body(), now.plus(visibility), message.received() + 1)));
        return next.map(message -> new Delivery<>(message.id(), message.body(), message.received() + 1));
    }

    /// It has been dealt with and will not come again.
    public synchronized void settle(Delivery<M> delivery) {
        messages.removeIf(message -> message.id() == delivery.id());
    }

    /// Loses everything, as no queue should.
    public synchronized void lose() {
        messages.clear();
    }

    /// Every message not settled yet, also those not visible now, the next to come first.
    public synchronized List<M> waiting() {
        return messages.stream().sorted(Comparator.comparing((Message<M> message) -> message.visibleAt()).thenComparingLong(Message::id))
                .map(Message::body).toList();
    }

    /// When the next message comes, if there is any.
    public synchronized Optional<Instant> nextAt() {
        return messages.stream().map(Message::visibleAt).min(Comparator.naturalOrder());
    }
}
