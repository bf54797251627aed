package dev.audiolith.track;

import java.util.Optional;

/// One step of a track: all of it is written, or nothing. What the statistics count changes with it.
///
/// @param before what the step was taken from; empty for a track that nobody knew
public record Change(Optional<Track> before, Track after, Optional<Job> job, Optional<Notice> notice) {

    static Change first(Track after) {
        return new Change(Optional.empty(), after, Optional.empty(), Optional.empty());
    }

    static Change of(Track before, Track after) {
        return new Change(Optional.of(before), after, Optional.empty(), Optional.empty());
    }

    Change with(Job told) {
        return new Change(before, after, Optional.of(told), notice);
    }

    Change with(Notice told) {
        return new Change(before, after, job, Optional.of(told));
    }

    /// True also where it was refused, but is there: our own write, whose answer was lost.
    boolean isWrittenTo(Tracks tracks) {
        return tracks.commit(this) || tracks.find(after.id()).equals(Optional.of(after));
    }
}
