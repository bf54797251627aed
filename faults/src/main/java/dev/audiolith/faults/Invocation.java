package dev.audiolith.faults;

import dev.audiolith.content.Cid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One invocation of a door: it runs step by step among the others, and ends by itself, by a crash, or when Lambda's patience does.
final class Invocation {
    private final World world;
    private final String door;
    private final Instant killedAt;
    private final Fiber fiber;
    private Instant wakesAt;
    private final List<Cid> pins = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private boolean isTroubled;
    private boolean dead;

    /// What is remembered about a request while it is being worked on.
    final Purchase purchase = new Purchase();

    /// What the oracle must know to judge whether speech may be bought.
    static final class Purchase {
        String unit = "";
        String text = "";
        boolean wasThere;
        int claimedAtStep;
        long fence;
        boolean speaking;
        int messagesSent;
    }

    Invocation(World world, String door, Duration patience, Runnable work) {
        this.world = world;
        this.door = door;
        this.killedAt = world.now().plus(patience);
        this.wakesAt = world.now();
        this.fiber = new Fiber(work);
    }

    String door() {
        return door;
    }

    Instant wakesAt() {
        return wakesAt.isBefore(killedAt) ? wakesAt : killedAt;
    }

    boolean isDead() {
        return dead;
    }

    boolean resume() {
        return fiber.resume();
    }

    int remainingMillis() {
        return (int) Math.max(0, Duration.between(world.now(), killedAt).toMillis());
    }

    /// Others may run now, and time may pass. Whoever died in between, or whose time is up, does not come back.
    void pause(Duration time) {
        if (!dead) {
            wakesAt = world.now().plus(time);
            fiber.pause();
        }
        if (!dead && !world.now().isBefore(killedAt)) {
            throw die("out of time");
        }
        if (dead) {
            throw new Crash("already dead");
        }
    }

    void reads(List<String> batch) {
        messages.addAll(batch);
    }

    /// Whether it has a message in hand about this that it may send on as it is, once for once.
    boolean sendsOn(String about) {
        var inHand = messages.stream().filter(body -> body.contains(about)).findFirst();
        inHand.ifPresent(messages::remove);
        return inHand.isPresent();
    }

    /// Unless it dies or our own storage fails it, it has to see that the record says so.
    void learnsOfAPin(Cid cid) {
        pins.add(cid);
    }

    void isFailedByStorage() {
        isTroubled = true;
        excuse();
    }

    List<Cid> mustBeRecorded() {
        return isTroubled || dead ? List.of() : pins;
    }

    Crash die(String where) {
        dead = true;
        purchase.speaking = false;
        world.log(door, "dies " + where);
        excuse();
        return new Crash(where);
    }

    private void excuse() {
        if (door.equals(Mail.SPEAK)) {
            world.ledger().excuses();
        }
    }

    /// Ends it where it stands, so that no thread is left when the world ends.
    void end() {
        dead = true;
        fiber.resume();
    }
}
