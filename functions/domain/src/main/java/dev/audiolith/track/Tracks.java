package dev.audiolith.track;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The tables of tracks, of their jobs and of what their owners should know. Every read that decides is consistent, every write
/// conditional; all methods throw [dev.audiolith.failure.StorageUnavailable] when the tables do not do what was asked.
public interface Tracks {

    /// Also a deleted one.
    Optional<Track> find(TrackId id);

    Optional<Job> findJob(TrackId id, long number);

    /// Writes the step, what is counted with it, its job and its notice, all or nothing; false when the track is no longer what the step was
    /// taken from.
    boolean commit(Change change);

    /// Forgets the jobs of the runs that a deleted track had, and their notices. If it was registered again meanwhile, what comes of it since
    /// then stays. The deleted track itself goes by itself, once it is settled and has expired.
    void forgetRuns(Track deleted);

    /// The owner's, newest first, without deleted ones.
    Page<Track> ofOwner(String owner, int limit, Optional<String> cursor);

    /// Those that are due, shard by shard: what is due earliest first, at most `limit` of them, behind `after`. The index behind it may lag:
    /// look again with [#find] before deciding.
    List<Due> due(Instant now, int shard, int limit, Optional<Due> after);

    /// In how many shards the index of what is due is kept.
    int shards();

    /// Those that can still be lost, the first to go first: the owner's, or everybody's.
    Page<Track> pending(Optional<String> owner, int limit, Optional<String> cursor);

    /// The owner's, or everybody's.
    Statistics statistics(Optional<String> owner, Instant now);

    /// Of one track, newest first.
    List<Job> jobs(TrackId id, int limit);

    /// For an owner, newest first.
    Page<Notice> notices(String owner, int limit, Optional<String> cursor);

    /// Some of a longer list, and where the next ones begin.
    record Page<T>(List<T> items, Optional<String> nextCursor) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /// What the index says of a track that is due.
    record Due(TrackId id, Instant dueAt, Instant expiresAt) {}
}
