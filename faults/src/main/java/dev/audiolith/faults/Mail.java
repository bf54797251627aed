package dev.audiolith.faults;

import dev.audiolith.aws.RetryMessages;
import dev.audiolith.sound.RetryQueue;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The queues, who reads them, and what strangers throw in.
final class Mail {
    static final String RETRY = "ipfs-retry";
    static final String SPEAK = "speak";
    static final String WEBHOOK = "webhook";

    private static final List<String> POISON = List.of("{}", "not json", "{\"version\":9}");
    private static final int BATCH = 10;

    private final World world;
    private final Post retries;
    private final Post orders;
    private final Post announcements;
    /// Read by nobody but people.
    private final Post putAside;

    Mail(World world) {
        this.world = world;
        this.retries = new Post(world, world.plan().odds().duplicates());
        this.orders = new Post(world, world.plan().odds().duplicates());
        this.announcements = new Post(world, world.plan().odds().duplicates());
        this.putAside = new Post(world, 0);
    }

    void begin() {
        read(retries, new Reader.Door(RETRY, Duration.ofMinutes(5), BATCH, container -> container.doors().retry()));
        read(orders, new Reader.Door(SPEAK, Duration.ofMinutes(15), 1, container -> container.doors().speak()));
        read(announcements, new Reader.Door(WEBHOOK, Duration.ofMinutes(1), BATCH, container -> container.doors().webhook()));
        for (var i = 0; i < world.plan().visits().poison(); i++) {
            retries.send(POISON.get(i), Duration.ofSeconds(world.dice().below(60)));
        }
        for (var i = 0; i < world.plan().visits().nudges(); i++) {
            retries.send(RetryMessages.encode(new RetryQueue.Nudge()), Duration.ofSeconds(world.dice().below(900)));
        }
    }

    private void read(Post post, Reader.Door door) {
        post.readBy(new Reader(world, post, door));
    }

    Post retries() {
        return retries;
    }

    Post orders() {
        return orders;
    }

    Post announcements() {
        return announcements;
    }

    Post putAside() {
        return putAside;
    }

    /// Every dead letter back to its queue, from its beginning.
    void redrive() {
        Stream.of(retries, orders, announcements).forEach(post -> post.takeDeadLetters().forEach(body -> post.send(body, Duration.ZERO)));
        putAside.takeAll().forEach(body -> announcements.send(body, Duration.ZERO));
    }

    boolean isAnyLeft() {
        return Stream.of(retries, orders, announcements).anyMatch(post -> !post.isEmpty());
    }

    void checkWhatIsLeft() {
        Broken.unless(!isAnyLeft(), "a message is left");
        Broken.unless(retries.deadLetters().stream().filter(body -> !isOurs(body)).count() == world.plan().visits().poison(),
                "a message that cannot be read is not among the dead letters");
    }

    private static boolean isOurs(String body) {
        return body.contains("soundId") || body.equals(RetryMessages.encode(new RetryQueue.Nudge()));
    }
}
