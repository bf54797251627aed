package dev.audiolith.track;

import java.time.Instant;
import java.util.Optional;

/// What the owner of a track should know. One run gives one notice at most, under the same id however often it is written.
public record Notice(String owner, String id, Kind kind, TrackId track, String title, String message, Instant at) {

    /// What there is to be told.
    public enum Kind {
        TRACK_FAILED, TRACK_EXPIRED
    }

    static Notice of(Kind kind, Track track, Instant now) {
        return new Notice(track.owner(), id(now, track.id(), track.run().number()), kind, track.id(), track.about().title(),
                track.lastError().orElse(""), now);
    }

    /// Under which there is a notice, if there is one, of a run that has ended: it was told in the same step.
    public static Optional<String> id(Job ended) {
        return ended.endedAt().map(at -> id(at, ended.track(), ended.number()));
    }

    private static String id(Instant at, TrackId track, long run) {
        return "%013d-%s-%d".formatted(at.toEpochMilli(), track, run);
    }
}
