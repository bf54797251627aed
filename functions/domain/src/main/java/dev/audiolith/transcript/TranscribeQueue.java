package dev.audiolith.transcript;

import java.time.Duration;

/// The queue that brings transcriptions to whoever works on them.
public interface TranscribeQueue {
    /// As far ahead as a message can be sent.
    Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /// Throws [dev.audiolith.failure.StorageUnavailable] unless the queue has acknowledged the message.
    void send(TranscriptionId id, Duration delay);
}
