package dev.audiolith.sound;

import dev.audiolith.time.Deadline;
import dev.audiolith.time.Sleeper;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Lets one request at a time through for the same sound, and sends those who come later to the sound that is already there.
public final class Turnstile {
    /// How long a key or an identical request is remembered.
    static final Duration MEMORY = Duration.ofDays(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    /// With less left there is no point in waiting for a turn: speech bought then would only be cut off, and paid.
    private static final Duration TO_SPEAK = Duration.ofSeconds(8);
    /// A holder that outlives its own deadline by this much is dead, not slow.
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(10);

    /// What an order takes at least, for those who ask again.
    private static final Duration ORDER_TAKES = Duration.ofSeconds(5);

    private final Claims claims;
    private final Sounds sounds;
    private final Orders orders;
    private final SoundIds ids;
    private final InstantSource clock;
    private final Sleeper sleeper;

    public Turnstile(Claims claims, Sounds sounds, Orders orders, SoundIds ids, InstantSource clock, Sleeper sleeper) {
        this.claims = claims;
        this.sounds = sounds;
        this.orders = orders;
        this.ids = ids;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /// How a request may go on.
    sealed interface Entry {
        record Granted(Claim claim) implements Entry {}

        record Known(Sound sound) implements Entry {}

        record Ordered(Order order) implements Entry {}

        record Crowded(Duration retryAfter) implements Entry {}

        record OtherBody() implements Entry {}
    }

    /// `isForLater`: an order that is being spoken is an answer, not something to wait for.
    Entry enter(VocalizeRequest request, boolean isForLater, Deadline deadline) {
        var candidate = ids.next();
        var fingerprint = Fingerprint.of(request.owner(), request.speech());
        // An uncached request is a sound of its own; only its idempotency key, if any, leads to it again.
        var speakKey = request.cache() ? "sound#" + fingerprint : "once#" + candidate;
        if (request.idempotencyKey().isPresent()) {
            var body = Fingerprint.of(fingerprint, String.valueOf(request.cache()),
                    request.delivery().callback().map(URI::toString).orElse(""));
            var key = "key#" + Fingerprint.of(request.owner(), request.idempotencyKey().get());
            var now = clock.instant();
            var bound = claims.bind(key, new Claims.Binding(body, speakKey), now, now.plus(MEMORY));
            if (!bound.fingerprint().equals(body)) {
                return new Entry.OtherBody();
            }
            speakKey = bound.speakKey();
        }
        return take(speakKey, candidate, isForLater, deadline);
    }

    void leave(Claim claim) {
        claims.release(claim);
    }

    boolean settle(Claim claim, Sound sound) {
        return claims.settle(claim, sound);
    }

    private Entry take(String speakKey, SoundId candidate, boolean isForLater, Deadline deadline) {
        var dead = Optional.<SoundId>empty();
        while (true) {
            var now = clock.instant();
            var lease = deadline.at().plus(LEASE_MARGIN);
            switch (claims.take(new Claims.Wanted(speakKey, candidate, dead, now, lease, now.plus(MEMORY)))) {
                case Claims.Outcome.Taken(var claim) -> {
                    return new Entry.Granted(claim);
                }
                case Claims.Outcome.Settled(var id) -> {
                    var order = Optional.<Order>empty();
                    var sound = heard(id);
                    if (sound.isEmpty()) {
                        order = orders.find(id).filter(ordered -> ordered.state() == SoundState.SPEAKING);
                        // It may have been spoken between the two looks: who takes it for dead buys it again.
                        sound = order.isPresent() ? sound : heard(id);
                    }
                    if (sound.isPresent()) {
                        return new Entry.Known(sound.get());
                    }
                    if (order.isEmpty()) {
                        dead = Optional.of(id);
                    } else if (isForLater) {
                        return new Entry.Ordered(order.get());
                    } else if (!waited(deadline)) {
                        return new Entry.Crowded(ORDER_TAKES);
                    }
                }
                case Claims.Outcome.Busy(var until) -> {
                    if (!waited(deadline)) {
                        return new Entry.Crowded(atLeastASecond(Duration.between(clock.instant(), until)));
                    }
                }
            }
        }
    }

    private Optional<Sound> heard(SoundId id) {
        return sounds.find(id).filter(this::canBeHeard);
    }

    private boolean canBeHeard(Sound sound) {
        return switch (sound.stateAt(clock.instant())) {
            case TEMPORARY, PINNED, UNPINNED -> true;
            case SPEAKING, EXPIRED, FAILED -> false;
        };
    }

    private boolean waited(Deadline deadline) {
        if (!deadline.allows(TO_SPEAK)) {
            return false;
        }
        try {
            sleeper.sleep(LOOK_AGAIN);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Duration atLeastASecond(Duration time) {
        return time.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : time;
    }
}
