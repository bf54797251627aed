package dev.audiolith.sound;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The table of sounds. Every read sees all acknowledged writes; every write is conditional. A sound first enters it by
/// [Claims#settle].
///
/// All methods throw [dev.audiolith.failure.StorageUnavailable] when the table does not answer.
public interface Sounds {

    Optional<Sound> find(SoundId id);

    /// Whether anything is known under this id that is or may become a sound. An order that has failed never will.
    boolean knows(SoundId id);

    /// Writes `changed` over the version before it. False, and nothing written, when that is no longer what is there.
    boolean replace(Sound changed);

    /// Writes a sound only if there is none under its id. False, and nothing written, when there is.
    boolean putIfAbsent(Sound sound);

    /// Sounds that wait for a provider and were due before `due`, oldest first within a shard, at most `limit`. The index behind it
    /// may lag: look again with [#find] before deciding.
    List<SoundId> overdue(Instant due, int limit);
}
