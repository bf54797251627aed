package dev.audiolith.sound;

import java.time.Duration;

/// The delayed queue that brings unpinned sounds back.
public interface RetryQueue {
    /// As far ahead as a message can be sent.
    Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /// Throws [dev.audiolith.failure.StorageUnavailable] unless the queue has acknowledged the message.
    void send(Retry retry, Duration delay);

    /// Try this sound again. `round` is the sound's round when the message was sent, by which late copies are recognised.
    record Retry(SoundId soundId, int round) {}
}
