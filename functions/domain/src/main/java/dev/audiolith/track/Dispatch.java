package dev.audiolith.track;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Sends for tracks.
///
/// The record first, then the message: a message that comes before it would find nothing to do. If the message is never sent, the track is
/// due again later, and the next run of the planner sends it.
public final class Dispatch {
    /// Longer than one attempt may take.
    private static final Duration SOONEST = Duration.ofMinutes(10);
    /// A queue that is hours behind must not be filled with copies of what it holds.
    private static final Duration LATEST = Duration.ofHours(6);
    private static final int PART_OF_LIFE = 4;

    private final Tracks tracks;
    private final ArchiveQueue queue;

    public Dispatch(Tracks tracks, ArchiveQueue queue) {
        this.tracks = tracks;
        this.queue = queue;
    }

    /// The step that takes a track in, or in again. With one whose time has come its run begins in the same step.
    Change stepOf(Optional<Track> before, Track fresh, Instant now) {
        if (!fresh.isOpen() || !fresh.dates().isDue(now)) {
            return new Change(before, fresh, Optional.empty(), Optional.empty());
        }
        var again = again(fresh, free(fresh, now));
        if (fresh.run().isOn()) {
            return new Change(before, fresh.dueAgain(again), Optional.empty(), Optional.empty());
        }
        var queued = fresh.queued(again);
        return new Change(before, queued, Optional.of(Job.first(queued, tracks, now)), Optional.empty());
    }

    /// Whoever registers a track whose time has come waits for no night, only for those who work on it. Sent again where it had been sent
    /// before: the first message may have been lost with its sender.
    Track ifDue(Track track, Instant now) {
        if (track.run().isOn()) {
            var wait = Duration.between(now, free(track, now));
            queue.send(track.id(), wait.compareTo(ArchiveQueue.LONGEST_DELAY) > 0 ? ArchiveQueue.LONGEST_DELAY : wait);
            return track;
        }
        return track.isOpen() && track.dates().isDue(now) ? sendFor(track, now).orElse(track) : track;
    }

    /// From when on somebody can work on it.
    private static Instant free(Track track, Instant now) {
        return track.turn().until().filter(now::isBefore).orElse(now);
    }

    /// Begins a run, or goes on with the one that is on. Empty when somebody works on it, or changed it meanwhile and so knows what to do
    /// with it.
    Optional<Track> sendFor(Track track, Instant now) {
        if (track.turn().isTaken(now)) {
            return Optional.empty();
        }
        var again = again(track, now);
        var sent = track.run().isOn() ? track.sentAgain(again) : track.queued(again);
        var change = track.run().isOn() ? Change.of(track, sent) : Change.of(track, sent).with(Job.first(sent, tracks, now));
        if (!change.isWrittenTo(tracks)) {
            return Optional.empty();
        }
        queue.send(track.id(), Duration.ZERO);
        return Optional.of(sent);
    }

    /// When a message that is sent now, or is put off until `sentAt`, counts as lost: when a quarter of the time has passed that the track has
    /// left, within bounds.
    static Instant again(Track track, Instant sentAt) {
        var part = Duration.between(sentAt, track.dates().expiresAt()).dividedBy(PART_OF_LIFE);
        var wait = part.compareTo(SOONEST) < 0 ? SOONEST : part.compareTo(LATEST) > 0 ? LATEST : part;
        return sentAt.plus(wait).truncatedTo(ChronoUnit.MILLIS);
    }

    /// For a deleted one, of which something may be left.
    void send(TrackId id) {
        queue.send(id, Duration.ZERO);
    }

    void sendLater(TrackId id) {
        queue.send(id, ArchiveQueue.LONGEST_DELAY);
    }
}
