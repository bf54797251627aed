package dev.audiolith.sound;

/// Where a sound is in its life: `SPEAKING -> TEMPORARY -> PINNED`, or `TEMPORARY -> UNPINNED -> PINNED`, or
/// `TEMPORARY -> EXPIRED`. It never goes back.
public enum SoundState {
    /// Accepted, still being spoken.
    SPEAKING,
    /// In our bucket, not pinned yet; its link works.
    TEMPORARY,
    /// Kept by a provider under its content address.
    PINNED,
    /// Not pinned in its time; kept all the same, and someone is told.
    UNPINNED,
    /// Its time is over; the bytes are gone or going.
    EXPIRED,
    /// Speech could not be made; nothing is stored.
    FAILED;

    /// Whether it still waits for a provider.
    public boolean isPending() {
        return this == TEMPORARY || this == UNPINNED;
    }
}
