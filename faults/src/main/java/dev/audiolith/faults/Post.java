package dev.audiolith.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A queue as SQS promises it: at least once, in any order, sometimes twice at the same time, and after too many deliveries into the
/// dead letters.
public final class Post {
    private static final Duration VISIBILITY = Duration.ofMinutes(30);
    private static final int RECEIVES = 5;

    private final Scene scene;
    private final double duplicates;
    private final List<Message> messages = new ArrayList<>();
    private final List<String> deadLetters = new ArrayList<>();
    private Runnable reader = () -> {};
    private long lastId;

    private record Message(long id, String body, Instant visibleAt, int received) {}

    /// A message handed out for the `count`-th time.
    public record Delivery(long id, String body, int count) {}

    public Post(Scene scene, double duplicates) {
        this.scene = scene;
        this.duplicates = duplicates;
    }

    /// `reader` is told whenever a message has become visible.
    public void readBy(Runnable reader) {
        this.reader = reader;
    }

    public void send(String body, Duration delay) {
        var visibleAt = scene.now().plus(delay);
        messages.add(new Message(++lastId, body, visibleAt, 0));
        scene.at(visibleAt, reader);
    }

    public List<Delivery> receive(int most) {
        var now = scene.now();
        var batch = new ArrayList<Delivery>();
        for (var message : scene.dice().shuffled(messages)) {
            if (message.visibleAt().isAfter(now) || batch.size() == most) {
                continue;
            }
            messages.remove(message);
            if (message.received() == RECEIVES) {
                deadLetters.add(message.body());
                continue;
            }
            var hidden = !scene.dice().happens(duplicates);
            var again = hidden ? now.plus(VISIBILITY) : now.plusSeconds(scene.dice().below(60));
            messages.add(new Message(message.id(), message.body(), again, message.received() + 1));
            scene.at(again, reader);
            batch.add(new Delivery(message.id(), message.body(), message.received() + 1));
        }
        return batch;
    }

    public void settle(Delivery delivery) {
        messages.removeIf(message -> message.id() == delivery.id());
    }

    public boolean isEmpty() {
        return messages.isEmpty();
    }

    /// Whether some message, seen or not seen yet or given up, is about this.
    public boolean holds(String part) {
        return messages.stream().anyMatch(message -> message.body().contains(part))
                || deadLetters.stream().anyMatch(body -> body.contains(part));
    }

    List<String> takeAll() {
        var taken = bodies();
        messages.clear();
        return taken;
    }

    /// What nobody has settled yet.
    List<String> bodies() {
        return messages.stream().map(Message::body).toList();
    }

    /// Takes the dead letters out.
    List<String> takeDeadLetters() {
        var taken = List.copyOf(deadLetters);
        deadLetters.clear();
        return taken;
    }

    List<String> deadLetters() {
        return List.copyOf(deadLetters);
    }
}
