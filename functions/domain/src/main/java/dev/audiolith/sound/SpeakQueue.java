package dev.audiolith.sound;

import java.time.Duration;

/// The queue that brings orders to whoever speaks them.
public interface SpeakQueue {
    /// As far ahead as a message can be sent.
    Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /// Throws [dev.audiolith.failure.StorageUnavailable] unless the queue has acknowledged the message.
    void send(SoundId order, Duration delay);
}
