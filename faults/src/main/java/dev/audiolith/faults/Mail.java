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

    private static final List<String> POISON = List.of("{}", "not json", "{\"version\":9}");
    private static final int BATCH = 10;

    private final World world;
    private final Post retries;
    private final Post orders;

    Mail(World world) {
        this.world = world;
        this.retries = new Post(world, world.plan().duplicates());
        this.orders = new Post(world, world.plan().duplicates());
    }

    void begin() {
        read(retries, new Reader.Door(RETRY, Duration.ofMinutes(5), BATCH, container -> container.doors().retry()));
        read(orders, new Reader.Door(SPEAK, Duration.ofMinutes(15), 1, container -> container.doors().speak()));
        for (var i = 0; i < world.plan().poison(); i++) {
            retries.send(POISON.get(i), Duration.ofSeconds(world.dice().below(60)));
        }
        for (var i = 0; i < world.plan().nudges(); i++) {
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

    boolean isAnyLeft() {
        return Stream.of(retries, orders).anyMatch(post -> !post.isEmpty());
    }

    void checkWhatIsLeft() {
        Broken.unless(!isAnyLeft(), "a message is left");
        Broken.unless(retries.deadLetters().stream().filter(body -> !isOurs(body)).count() == world.plan().poison(),
                "a message that cannot be read is not among the dead letters");
    }

    private static boolean isOurs(String body) {
        return body.contains("soundId") || body.equals(RetryMessages.encode(new RetryQueue.Nudge()));
    }
}
