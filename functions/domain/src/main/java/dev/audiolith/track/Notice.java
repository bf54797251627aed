package dev.audiolith.track;

import java.time.Instant;

/// What the owner of a track should know. One run gives one notice at most, under the same id however often it is written.
public record Notice(String owner, String id, Kind kind, TrackId track, String title, String message, Instant at) {

    /// What there is to be told.
    public enum Kind {
        TRACK_FAILED, TRACK_EXPIRED
    }

    static Notice of(Kind kind, Track track, Instant now) {
        var id = "%013d-%s-%d".formatted(now.toEpochMilli(), track.id(), track.run().number());
        return new Notice(track.owner(), id, kind, track.id(), track.about().title(), track.lastError().orElse(""), now);
    }
}
