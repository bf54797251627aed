package dev.audiolith.track;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Clears away what lies in the bucket of a track and is not to stay. Whoever does so has its turn: nobody else stores anything meanwhile.
///
/// Turns are compared with clocks, and a clock may be wrong. So nobody deletes a file without having asked the record right before whether
/// the turn is still his: what lies there may be another's by now, and recorded, and then it is the only one there is.
final class Clearing {
    private final Tracks tracks;
    private final TrackBytes bytes;
    private final InstantSource clock;

    Clearing(Tracks tracks, TrackBytes bytes, InstantSource clock) {
        this.tracks = tracks;
        this.bytes = bytes;
        this.clock = clock;
    }

    /// Whoever worked on it when it was deleted has ended by the time it is due again. Until then, and where it was registered again, nothing
    /// is touched.
    void ofDeleted(Track deleted, String holder, Instant until) {
        if (!deleted.dates().isDue(clock.instant())) {
            return;
        }
        var mine = deleted.beingCleared(holder, until);
        if (Change.of(deleted, mine).isWrittenTo(tracks)) {
            all(mine);
            if (mine.isDeleted()) {
                tracks.forgetRuns(mine);
            }
            Change.of(mine, mine.cleared(clock.instant().truncatedTo(ChronoUnit.MILLIS))).isWrittenTo(tracks);
        }
    }

    /// Everything there is of a track.
    void all(Track mine) {
        for (var part : Part.values()) {
            part(mine, part);
        }
    }

    /// Everything there is of one part of it; false where somebody else has changed the track meanwhile.
    boolean part(Track mine, Part part) {
        var place = part.place(mine.owner(), mine.id());
        for (var key = bytes.findBelow(place); key.isPresent(); key = bytes.findBelow(place)) {
            if (tracks.find(mine.id()).filter(track -> track.version() == mine.version()).isEmpty()) {
                return false;
            }
            bytes.delete(key.get());
        }
        return true;
    }

    /// What somebody stored and could not record is believed, unless it came from other links than those that the track has now.
    void ofOtherLinks(Track mine, Job job) {
        for (var part : Part.values()) {
            if (mine.parts().of(part).isEmpty() && !job.sources().of(part).equals(mine.sources().of(part))) {
                part(mine, part);
            }
        }
    }

    /// What was stored by somebody who could not record it, and will not be looked for any more.
    void ofUnrecorded(Track mine, Parts recorded) {
        for (var part : Part.values()) {
            if (recorded.of(part).isEmpty()) {
                part(mine, part);
            }
        }
    }
}
