package dev.audiolith.sound;

import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.InstantSource;

/// Works off the messages of the retry queue: pins again what could not be pinned at once, round by round, until a provider takes
/// it or its time is over; and has the [Aftercare] see to what is pinned.
///
/// Safe against late and repeated messages: each round's message is sent only by whoever moved the sound to that round, so
/// copies die out instead of multiplying. For a sound whose message was lost, one that names its present round begins again.
public final class Retrier {
    /// The first message is sent before the first attempt is made, and so comes before what that attempt writes as due.
    private static final Duration EARLY_ENOUGH = Duration.ofMinutes(1);

    private final Sounds sounds;
    private final RetryQueue queue;
    private final Pinning pinning;
    private final Aftercare aftercare;
    private final InstantSource clock;

    public Retrier(Sounds sounds, RetryQueue queue, Pinning pinning, Aftercare aftercare, InstantSource clock) {
        this.sounds = sounds;
        this.queue = queue;
        this.pinning = pinning;
        this.aftercare = aftercare;
        this.clock = clock;
    }

    /// What a message came to. In every case it has been dealt with; a failure of our own storage is thrown, and brings it back.
    public enum Settled {
        PINNED, STILL_UNPINNED,
        /// It came too early, and goes on waiting.
        NOT_DUE_YET,
        /// It was pinned before; what is left to do for it was done, or is on its way.
        CARED_FOR,
        /// Fewer providers keep it than should, and nobody else could be found: somebody must act. It is pinned, and our bytes stay.
        COPY_MISSING,
        /// No gateway gives it back: somebody must act. Our bytes stay.
        UNRETRIEVABLE, NOTHING_TO_DO
    }

    /// `redelivered`: this very message was handed out before, so whoever had it may have died half-way.
    public Settled retry(RetryQueue.Retry message, boolean redelivered, Deadline deadline) {
        var found = sounds.find(message.soundId());
        if (found.isEmpty()) {
            return Settled.NOTHING_TO_DO;
        }
        var sound = found.get();
        var isOvertaken = sound.attempts().round() > message.round();
        return switch (sound.stateAt(clock.instant())) {
            case PINNED -> isOvertaken ? overtaken(sound, message, redelivered) : care(sound, deadline);
            case TEMPORARY, UNPINNED -> isOvertaken ? overtaken(sound, message, redelivered) : pin(sound, message, deadline);
            case EXPIRED, SPEAKING, FAILED -> Settled.NOTHING_TO_DO;
        };
    }

    private Settled pin(Sound sound, RetryQueue.Retry message, Deadline deadline) {
        if (!isDue(sound)) {
            sendNext(sound);
            return Settled.NOT_DUE_YET;
        }
        var attempted = move(sound, deadline);
        var after = attempted.sound();
        return switch (after.state()) {
            case PINNED -> {
                // Pinned meanwhile by the request itself, which sends nothing: this is the message that looks after the sound.
                var isOurs = !attempted.moved() && after.attempts().round() <= message.round();
                yield isOurs ? care(after, deadline) : Settled.PINNED;
            }
            case TEMPORARY, UNPINNED -> Settled.STILL_UNPINNED;
            case SPEAKING, EXPIRED, FAILED -> Settled.NOTHING_TO_DO;
        };
    }

    /// The sound after another attempt, whoever asked for it: the message that is still under way finds it in a later round, and
    /// dies out.
    Sound tryNow(Sound sound, Deadline deadline) {
        return move(sound, deadline).sound();
    }

    private Pinning.Attempted move(Sound sound, Deadline deadline) {
        var attempted = pinning.pin(sound, sound.attempts().round() + 1, deadline);
        if (attempted.moved()) {
            sendNext(attempted.sound());
        }
        return attempted;
    }

    /// A message can be sent a quarter of an hour ahead and no further: one that has to wait longer comes too early, and coming is not
    /// counted as an attempt.
    private boolean isDue(Sound sound) {
        var due = sound.attempts().nextAt();
        return due.isEmpty() || !due.get().isAfter(clock.instant().plus(EARLY_ENOUGH));
    }

    private Settled care(Sound sound, Deadline deadline) {
        return switch (aftercare.care(sound, deadline)) {
            case Aftercare.Cared.Finished() -> Settled.CARED_FOR;
            case Aftercare.Cared.Unfinished(var after, var delay) -> {
                send(after, delay);
                yield Settled.CARED_FOR;
            }
            case Aftercare.Cared.Forsaken(var after) -> aftercare.isCheckWanted(after) ? Settled.UNRETRIEVABLE : Settled.COPY_MISSING;
            case Aftercare.Cared.Overtaken() -> Settled.NOTHING_TO_DO;
        };
    }

    /// The sound has moved on. Only if this message's first reader may have died between moving it and sending on, the next
    /// message is sent again.
    private Settled overtaken(Sound sound, RetryQueue.Retry message, boolean redelivered) {
        if (redelivered && sound.attempts().round() == message.round() + 1) {
            sendNext(sound);
        }
        return Settled.NOTHING_TO_DO;
    }

    private void sendNext(Sound sound) {
        if (sound.state() == SoundState.PINNED) {
            aftercare.nextVisit(sound).ifPresent(delay -> send(sound, delay));
        } else {
            send(sound, Duration.between(clock.instant(), sound.attempts().nextAt().orElseThrow()));
        }
    }

    private void send(Sound sound, Duration delay) {
        var bounded = delay.isNegative()
                ? Duration.ZERO
                : delay.compareTo(RetryQueue.LONGEST_DELAY) > 0 ? RetryQueue.LONGEST_DELAY : delay;
        queue.send(new RetryQueue.Retry(sound.id(), sound.attempts().round()), bounded);
    }
}
