package dev.audiolith.sound;

import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.InstantSource;

/// Pins again what could not be pinned at once, round by round, until a provider takes it or its time is over.
///
/// Safe against late and repeated messages: each round's message is sent only by whoever moved the sound to that round, so
/// copies die out instead of multiplying; a message that finds the sound pinned deletes the bytes a crash may have left.
public final class Retrier {
    private final Sounds sounds;
    private final SoundBytes bytes;
    private final RetryQueue queue;
    private final Pinning pinning;
    private final InstantSource clock;

    public Retrier(Sounds sounds, SoundBytes bytes, RetryQueue queue, Pinning pinning, InstantSource clock) {
        this.sounds = sounds;
        this.bytes = bytes;
        this.queue = queue;
        this.pinning = pinning;
        this.clock = clock;
    }

    /// What a message came to. In every case it has been dealt with; a failure of our own storage is thrown, and brings it back.
    public enum Settled {
        PINNED, STILL_UNPINNED, NOTHING_TO_DO
    }

    /// `redelivered`: this very message was handed out before, so whoever had it may have died half-way.
    public Settled retry(RetryQueue.Retry message, boolean redelivered, Deadline deadline) {
        var found = sounds.find(message.soundId());
        if (found.isEmpty()) {
            return Settled.NOTHING_TO_DO;
        }
        var sound = found.get();
        return switch (sound.stateAt(clock.instant())) {
            case PINNED -> {
                bytes.delete(sound.audio().objectKey());
                yield Settled.NOTHING_TO_DO;
            }
            case EXPIRED, SPEAKING, FAILED -> Settled.NOTHING_TO_DO;
            case TEMPORARY, UNPINNED ->
                sound.attempts().round() > message.round() ? overtaken(sound, message, redelivered) : pin(sound, deadline);
        };
    }

    private Settled pin(Sound sound, Deadline deadline) {
        var attempted = pinning.pin(sound, sound.attempts().round() + 1, deadline);
        var after = attempted.sound();
        return switch (after.state()) {
            case PINNED -> {
                bytes.delete(after.audio().objectKey());
                yield Settled.PINNED;
            }
            case TEMPORARY, UNPINNED -> {
                if (attempted.moved()) {
                    sendNext(after);
                }
                yield Settled.STILL_UNPINNED;
            }
            case SPEAKING, EXPIRED, FAILED -> Settled.NOTHING_TO_DO;
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
        var delay = Duration.between(clock.instant(), sound.attempts().nextAt().orElseThrow());
        var bounded = delay.isNegative()
                ? Duration.ZERO
                : delay.compareTo(RetryQueue.LONGEST_DELAY) > 0 ? RetryQueue.LONGEST_DELAY : delay;
        queue.send(new RetryQueue.Retry(sound.id(), sound.attempts().round()), bounded);
    }
}
