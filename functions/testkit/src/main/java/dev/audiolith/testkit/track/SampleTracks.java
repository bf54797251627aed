package dev.audiolith.testkit.track;

import dev.audiolith.testkit.sound.SampleSounds;
import dev.audiolith.time.Turn;
import dev.audiolith.track.About;
import dev.audiolith.track.Dates;
import dev.audiolith.track.Job;
import dev.audiolith.track.Kept;
import dev.audiolith.track.Notice;
import dev.audiolith.track.Part;
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
import java.util.Set;

/// Tracks to put somewhere and to find again.
public final class SampleTracks {
    public static final Instant BORN = Instant.parse("2026-01-01T10:00:00.123Z");
    /// From then on, until its files go.
    public static final Duration LIFE = Duration.ofDays(15);

    /// A new one each time, for tests that share a table.
    public static TrackId newId() {
        return new TrackId(SampleSounds.newId().text());
    }

    /// Registered, and due in two weeks.
    public static Track registered(TrackId id, String owner) {
        var about = new About("suno", "Song", About.COMPLETED, Optional.empty(), Map.of(), Optional.empty());
        var sources = new Sources(URI.create("https://cdn1.example.com/" + id + ".mp3"), Optional.empty(), Optional.empty());
        var archiveAt = BORN.plus(Duration.ofDays(13));
        var dates = new Dates(BORN, BORN.plus(LIFE), Optional.of(archiveAt), Optional.of(archiveAt));
        return new Track(id, owner, about, TrackState.REGISTERED, sources, dates, Parts.NONE, Turn.NOBODYS, new Run(0, 0, false),
                Optional.empty(), Optional.empty(), 1);
    }

    /// One of which everything is known that can be.
    public static Track full(TrackId id, String owner) {
        var about = new About("mureka", "Grüße \ud83c\udfb5", About.COMPLETED, Optional.of("id/1"),
                Map.of("", "\"\"", "mood", "{\"sad\":true}"),
                Optional.of(URI.create("https://example.com/called?back=1")));
        var sources = new Sources(URI.create("https://cdn1.example.com/a.mp3?Signature=x%2By"),
                Optional.of(URI.create("https://cdn1.example.com/a.jpg")), Optional.of(URI.create("https://cdn1.example.com/a.mp4")));
        var kept = Map.of(Part.AUDIO,
                new Kept("tracks-audio/a.mp3", 5_000_000_000L, "ab12", "audio/mpeg", Optional.of(Duration.ofNanos(5))),
                Part.COVER, new Kept("tracks-covers/a.jpg", 1, "cd34", "image/jpeg", Optional.empty()));
        var dates = new Dates(BORN, BORN.plus(LIFE), Optional.of(BORN.plusSeconds(1)), Optional.of(BORN.plusSeconds(2)));
        var turn = new Turn(7, Optional.of(BORN.plusSeconds(75)), Optional.of("somebody"));
        return new Track(id, owner, about, TrackState.ARCHIVED, sources, dates, new Parts(kept, Set.of(Part.VIDEO)), turn,
                new Run(3, 2, true),
                Optional.of(BORN.plusSeconds(60)), Optional.of("the file is cut off"), 1);
    }

    /// The next version, in this state.
    public static Track next(Track track, TrackState state) {
        return next(track, state, track.dates().expiresAt(), track.dates().dueAt());
    }

    /// The next version, in this state, and with these dates.
    public static Track next(Track track, TrackState state, Instant expiresAt, Optional<Instant> dueAt) {
        var dates = new Dates(track.dates().createdAt(), expiresAt, track.dates().archiveAt(), dueAt);
        return new Track(track.id(), track.owner(), track.about(), state, track.sources(), dates, track.parts(), track.turn(), track.run(),
                track.archivedAt(), track.lastError(), track.version() + 1);
    }

    /// Registered at this moment, or so its provider says.
    public static Track created(TrackId id, String owner, Instant createdAt) {
        var track = registered(id, owner);
        var dates = new Dates(createdAt, track.dates().expiresAt(), track.dates().archiveAt(), track.dates().dueAt());
        return with(track, track.about(), dates);
    }

    /// Registered, with files that go at this moment.
    public static Track going(TrackId id, String owner, Instant expiresAt) {
        var track = registered(id, owner);
        return with(track, track.about(), new Dates(BORN, expiresAt, track.dates().archiveAt(), track.dates().dueAt()));
    }

    /// Registered, and due then.
    public static Track due(TrackId id, String owner, Optional<Instant> dueAt) {
        var track = registered(id, owner);
        return with(track, track.about(), new Dates(BORN, track.dates().expiresAt(), track.dates().archiveAt(), dueAt));
    }

    /// Registered, though its provider is not done with it.
    public static Track waiting(TrackId id, String owner) {
        var track = registered(id, owner);
        var about = new About("suno", "Song", "queued", Optional.empty(), Map.of(), Optional.empty());
        return with(track, about, new Dates(BORN, track.dates().expiresAt(), Optional.empty(), Optional.empty()));
    }

    /// The job of its first run.
    public static Job job(Track track, long number) {
        return new Job(track.id(), number, Job.State.PENDING, 0, track.sources(), track.parts(), BORN, Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    /// The same in this run, which is over.
    public static Track running(Track track, long number) {
        return new Track(track.id(), track.owner(), track.about(), track.state(), track.sources(), track.dates(), track.parts(),
                track.turn(), new Run(number, 1, false), track.archivedAt(), track.lastError(), track.version());
    }

    /// The job of the last run, which ended then.
    public static Job failedJob(Track track, Instant at) {
        return new Job(track.id(), track.run().number(), Job.State.FAILED, 1, track.sources(), track.parts(), at, Optional.of(at),
                Optional.of(at), Optional.of("the file is cut off"));
    }

    /// That its last run failed then, as its owner is told.
    public static Notice noticeOfRun(Track track, Instant at) {
        return new Notice(track.owner(), Notice.id(failedJob(track, at)).orElseThrow(), Notice.Kind.TRACK_FAILED, track.id(),
                track.about().title(), "the file is cut off", at);
    }

    /// That it failed, as its owner is told.
    public static Notice notice(Track track, Instant at) {
        return new Notice(track.owner(), "%013d-%s-1".formatted(at.toEpochMilli(), track.id()), Notice.Kind.TRACK_FAILED, track.id(),
                track.about().title(), "the file is cut off", at);
    }

    private static Track with(Track track, About about, Dates dates) {
        return new Track(track.id(), track.owner(), about, track.state(), track.sources(), dates, track.parts(), track.turn(), track.run(),
                track.archivedAt(), track.lastError(), track.version());
    }

    private SampleTracks() {}
}
