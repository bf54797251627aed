package dev.audiolith.track;

import java.time.Duration;

/// The queue that brings tracks to whoever archives them.
public interface ArchiveQueue {
    /// As far ahead as a message can be sent.
    Duration LONGEST_DELAY = Duration.ofMinutes(15);
    /// As long as a message lies in the queue, or among its dead letters, that nobody takes.
    Duration LONGEST_KEPT = Duration.ofDays(14);

    /// Throws [dev.audiolith.failure.StorageUnavailable] unless the queue has acknowledged the message. Sent twice is harmless: of two who
    /// have one, one gets the turn.
    void send(TrackId id, Duration delay);
}
