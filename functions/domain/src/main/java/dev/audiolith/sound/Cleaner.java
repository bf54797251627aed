package dev.audiolith.sound;

import java.time.Duration;
import java.time.InstantSource;

/// Deletes the bytes of a sound that the table let expire, and leaves word that it existed: its link answers "expired", not
/// "unknown".
///
/// Bytes go only for a sound that expired unpinned and has not come back; told twice or late, it does the same again.
public final class Cleaner {
    /// How long an expired sound is remembered.
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Sounds sounds;
    private final SoundBytes bytes;
    private final InstantSource clock;

    public Cleaner(Sounds sounds, SoundBytes bytes, InstantSource clock) {
        this.sounds = sounds;
        this.bytes = bytes;
        this.clock = clock;
    }

    /// `removed` is the sound as it was when the table's expiry took it. True when it was this call that left word of it.
    public boolean clean(Sound removed) {
        if (!removed.state().isPending()) {
            return false;
        }
        // The word comes first: a sound that was pinned in the last moment comes back, and then nothing of it must go.
        var isOurs = sounds.find(removed.id()).isEmpty() && sounds.putIfAbsent(removed.expired(clock.instant().plus(REMEMBERED)));
        if (!isOurs && !isOver(removed.id())) {
            return false;
        }
        bytes.delete(removed.audio().objectKey());
        removed.audio().captionsKey().ifPresent(bytes::delete);
        return isOurs;
    }

    private boolean isOver(SoundId id) {
        return sounds.find(id).filter(sound -> sound.state() == SoundState.EXPIRED).isPresent();
    }
}
