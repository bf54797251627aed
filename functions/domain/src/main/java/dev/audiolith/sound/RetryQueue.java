package dev.audiolith.sound;

import java.time.Duration;

/// The delayed queue that brings unpinned sounds back.
public interface RetryQueue {
    /// As far ahead as a message can be sent. What has to wait longer is sent on by whoever finds that it came too early.
    Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /// Throws [dev.audiolith.failure.StorageUnavailable] unless the queue has acknowledged the message.
    void send(Retry retry, Duration delay);

    /// Asks for a few pending sounds, whichever they are, to be tried now. Throws like [#send], only sooner: nothing depends on it.
    void nudge();

    /// What the queue carries.
    sealed interface Message {}

    /// Try this sound again. `round` is the sound's round when the message was sent, by which late copies are recognised.
    record Retry(SoundId soundId, int round) implements Message {}

    /// Try a few that are pending.
    record Nudge() implements Message {}
}
