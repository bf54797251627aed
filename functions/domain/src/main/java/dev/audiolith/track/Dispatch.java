package dev.audiolith.track;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Sends for tracks.
///
/// The record first, then the message: a message that comes before it would find nothing to do. If the message is never sent, the track is
/// due again soon, and the next run of the planner sends it.
public final class Dispatch {
    /// Longer than one attempt may take.
    static final Duration AGAIN = Duration.ofMinutes(10);

    private final Tracks tracks;
    private final ArchiveQueue queue;

    public Dispatch(Tracks tracks, ArchiveQueue queue) {
        this.tracks = tracks;
        this.queue = queue;
    }

    /// Whoever registers a track whose time has come waits for no night. Sent again where it had been sent before: the first message may have
    /// been lost with its sender.
    Track ifDue(Track track, Instant now) {
        if (track.run().isOn() && !track.turn().isTaken(now)) {
            queue.send(track.id(), Duration.ZERO);
            return track;
        }
        return track.isOpen() && track.dates().isDue(now) ? sendFor(track, now).orElse(track) : track;
    }

    /// Begins a run, or goes on with the one that is on. Empty when somebody works on it, or changed it meanwhile and so knows what to do
    /// with it.
    Optional<Track> sendFor(Track track, Instant now) {
        if (track.turn().isTaken(now)) {
            return Optional.empty();
        }
        var again = now.plus(AGAIN).truncatedTo(ChronoUnit.MILLIS);
        var sent = track.run().isOn() ? track.sentAgain(again) : track.queued(again);
        var change = track.run().isOn() ? Change.of(track, sent) : Change.of(track, sent).with(Job.pending(sent, now));
        if (!tracks.commit(change)) {
            return Optional.empty();
        }
        queue.send(track.id(), Duration.ZERO);
        return Optional.of(sent);
    }

    /// For a deleted one, of which something may be left.
    void send(TrackId id) {
        queue.send(id, Duration.ZERO);
    }

    void sendLater(TrackId id) {
        queue.send(id, ArchiveQueue.LONGEST_DELAY);
    }
}
