package dev.audiolith.testkit.track;

import dev.audiolith.testkit.sound.SampleSounds;
import dev.audiolith.time.Turn;
import dev.audiolith.track.About;
import dev.audiolith.track.Dates;
import dev.audiolith.track.Parts;
import dev.audiolith.track.Run;
import dev.audiolith.track.Sources;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackId;
import dev.audiolith.track.TrackState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Tracks to put somewhere and to find again.
public final class SampleTracks {
    public static final Instant BORN = Instant.parse("2026-01-01T10:00:00.123Z");

    /// A new one each time, for tests that share a table.
    public static TrackId newId() {
        return new TrackId(SampleSounds.newId().text());
    }

    /// Registered, and due in two weeks.
    public static Track registered(TrackId id, String owner) {
        var about = new About("suno", "Song", About.COMPLETED, Optional.empty(), Map.of(), Optional.empty());
        var sources = new Sources(URI.create("https://cdn1.example.com/" + id + ".mp3"), Optional.empty(), Optional.empty());
        var archiveAt = BORN.plus(Duration.ofDays(13));
        var dates = new Dates(BORN, BORN.plus(Duration.ofDays(15)), Optional.of(archiveAt), Optional.of(archiveAt));
        return new Track(id, owner, about, TrackState.REGISTERED, sources, dates, Parts.NONE, Turn.NOBODYS, new Run(0, 0, false),
                Optional.empty(), Optional.empty(), 1);
    }

    private SampleTracks() {}
}
