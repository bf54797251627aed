package dev.audiolith.sound;

import java.time.Duration;

/// The queue of what receivers are to be told.
public interface Announcements {
    /// As far ahead as a message can be sent.
    Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /// `retry` counts from 0, the first delivery. Throws [dev.audiolith.failure.StorageUnavailable] unless the queue has acknowledged
    /// the message.
    void send(Announcement announcement, int retry, Duration delay);
}
