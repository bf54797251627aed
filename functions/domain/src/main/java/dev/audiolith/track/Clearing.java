package dev.audiolith.track;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Clears away what lies in the bucket of a track and is not to stay. Whoever does so has its turn: nobody else stores anything meanwhile.
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
            bytes.clear(mine);
            if (mine.isDeleted()) {
                tracks.forgetRuns(mine);
            }
            Change.of(mine, mine.cleared(clock.instant().truncatedTo(ChronoUnit.MILLIS))).isWrittenTo(tracks);
        }
    }

    /// What somebody stored and could not record is believed, unless it came from other links than those that the track has now.
    void ofOtherLinks(Track mine, Job job) {
        for (var part : Part.values()) {
            if (mine.parts().of(part).isEmpty() && !job.sources().of(part).equals(mine.sources().of(part))) {
                bytes.clear(mine, part);
            }
        }
    }

    /// What was stored by somebody who could not record it, and will not be looked for any more.
    void ofUnrecorded(Track mine, Parts recorded) {
        for (var part : Part.values()) {
            if (recorded.of(part).isEmpty()) {
                bytes.clear(mine, part);
            }
        }
    }
}
