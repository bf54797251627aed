package dev.audiolith.track;

import java.net.URI;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/// Takes tracks in, and forgets them.
///
/// A track is acknowledged once it is recorded and, if its time has come, sent for; whoever gets no answer registers it again, and finds the
/// same track.
public final class Registry {
    private final Tracks tracks;
    private final Dispatch dispatch;
    private final Clearing clearing;
    private final TrackUploads uploads;
    private final SourceFetcher fetcher;
    private final Custodies custodies;
    private final InstantSource clock;

    public Registry(Tracks tracks, Dispatch dispatch, TrackBytes bytes, TrackUploads uploads, SourceFetcher fetcher, Custodies custodies,
            InstantSource clock) {
        this.tracks = tracks;
        this.dispatch = dispatch;
        this.fetcher = fetcher;
        this.custodies = custodies;
        this.clock = clock;
        this.clearing = new Clearing(tracks, bytes, clock);
        this.uploads = uploads;
    }

    /// What came of a registration.
    public sealed interface Registered {
        /// It is known now.
        ///
        /// @param isNew false when it was known before
        record Known(Track track, boolean isNew) implements Registered {}

        /// It lies where we fetch nothing from.
        record Forbidden(String field, String why) implements Registered {}
    }

    public Registered register(String owner, Registration what) {
        var forbidden = forbidden(what.sources());
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var custody = custodies.of(what.about().provider());
        var id = TrackId.of(owner, what.about().provider(), what.sameness());
        while (true) {
            var before = tracks.find(id);
            var dates = before.filter(track -> !track.isDeleted()).map(track -> what.of(track, now)).orElse(what).dates(custody, now);
            var next = before.isEmpty() || before.get().isDeleted()
                    ? Optional.of(Track.registered(id, owner, what, dates, before, now))
                    : renewed(before.get(), what, dates);
            if (next.isEmpty()) {
                return new Registered.Known(dispatch.ifDue(before.orElseThrow(), now), false);
            }
            before.filter(Track::isDeleted).ifPresent(tracks::forgetRuns);
            var step = dispatch.stepOf(before, next.get(), now);
            if (tracks.commit(step)) {
                return new Registered.Known(dispatch.ifDue(step.after(), now), before.isEmpty() || before.get().isDeleted());
            }
        }
    }

    /// The owner's; a stranger's does not exist.
    public Optional<Track> find(String owner, TrackId id) {
        return tracks.find(id).filter(track -> track.owner().equals(owner) && !track.isDeleted());
    }

    /// False when there is none of the owner's. Who works on it now can record nothing any more, but may still store: what is left is cleared
    /// away once that one must have ended.
    public boolean delete(String owner, TrackId id) {
        while (true) {
            var before = find(owner, id);
            if (before.isEmpty()) {
                return false;
            }
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var deleted = before.get().deleted(now, now.plus(ArchiveQueue.LONGEST_DELAY));
            if (Change.of(before.get(), deleted).isWrittenTo(tracks)) {
                Arrays.stream(Part.values()).forEach(part -> uploads.delete(deleted, part));
                clearing.all(deleted);
                tracks.forgetRuns(deleted);
                dispatch.sendLater(id);
                return true;
            }
        }
    }

    /// Fresh links for what is not kept yet, or word that its provider is done with it. Anything else changes nothing.
    private static Optional<Track> renewed(Track known, Registration what, Dates dates) {
        var isNews = !known.about().isCompleted() || !known.sources().equals(what.sources());
        return !known.isArchived() && what.about().isCompleted() && isNews ? Optional.of(known.renewed(what, dates)) : Optional.empty();
    }

    private Optional<Registered> forbidden(Sources sources) {
        return objection("audioUrl", Optional.of(sources.audio())).or(() -> objection("coverUrl", sources.cover()))
                .or(() -> objection("videoUrl", sources.video()));
    }

    private Optional<Registered> objection(String field, Optional<URI> source) {
        return source.flatMap(uri -> Registration.isPlaceholder(uri)
                ? Optional.of("is a placeholder that providers give instead of a file")
                : fetcher.objection(uri)).map(why -> new Registered.Forbidden(field, why));
    }
}
