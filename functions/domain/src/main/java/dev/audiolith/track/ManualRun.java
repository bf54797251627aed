package dev.audiolith.track;

import dev.audiolith.time.Deadline;
import dev.audiolith.time.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Archives now what an operator asks for, and waits for it as long as there is time. What is unfinished then goes on by itself.
public final class ManualRun {
    private static final int PAGE = 200;
    /// Of those that can be lost, so many of the most urgent are looked through for what the index of due ones does not show: failed ones,
    /// and those that wait for the night.
    private static final int MOST_LOOKED_AT = 2_000;
    private static final Duration FIRST_LOOK = Duration.ofMillis(250);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);

    private final Tracks tracks;
    private final Dispatch dispatch;
    private final Archivist archivist;
    private final Sleeper sleeper;
    private final InstantSource clock;

    public ManualRun(Tracks tracks, Dispatch dispatch, Archivist archivist, Sleeper sleeper, InstantSource clock) {
        this.tracks = tracks;
        this.dispatch = dispatch;
        this.archivist = archivist;
        this.sleeper = sleeper;
        this.clock = clock;
    }

    /// What came of it by the time the answer is due.
    ///
    /// @param pending how many go on without us
    public record Results(List<Track> archived, List<Track> failed, int pending) {
        public Results {
            archived = List.copyOf(archived);
            failed = List.copyOf(failed);
        }

        public int total() {
            return archived.size() + failed.size() + pending;
        }
    }

    /// This one, whether its time has come or not, and whatever became of it before; empty when there is none. It does not wait behind what
    /// the queue holds.
    public Optional<Results> archive(TrackId id, Deadline deadline) {
        var track = tracks.find(id).filter(found -> !found.isDeleted());
        if (track.isEmpty() || isSettled(track.get())) {
            return track.map(found -> new Results(List.of(found), List.of(), 0));
        }
        dispatch.sendFor(track.get(), now());
        archivist.perform(id, deadline);
        return Optional.of(watch(List.of(track.get()), deadline));
    }

    /// The most urgent of those whose time has come, at most `limit`, and fewer where the tables are slow: looking for them, sending for them
    /// and watching them have a part of the time each. Whatever was not sent for stays due.
    public Results archiveDue(int limit, Deadline deadline) {
        var now = now();
        var chosen = due(now, limit, deadline.share(3));
        var toSend = deadline.share(2);
        var sent = new ArrayList<Track>();
        for (var track : chosen) {
            if (toSend.passed()) {
                break;
            }
            dispatch.sendFor(track, now);
            sent.add(track);
        }
        return watch(sent, deadline);
    }

    private List<Track> due(Instant now, int limit, Deadline deadline) {
        var found = new LinkedHashMap<TrackId, Track>();
        var due = new ArrayList<Tracks.Due>();
        for (var shard = 0; shard < tracks.shards() && !deadline.passed(); shard++) {
            due.addAll(tracks.due(now, shard, limit, Optional.empty()));
        }
        // What all shards have is many times what is wanted: only the most urgent are looked at.
        due.stream().sorted(Comparator.comparing(Tracks.Due::expiresAt)).takeWhile(_ -> found.size() < limit && !deadline.passed())
                .map(Tracks.Due::id).map(tracks::find).flatMap(Optional::stream).filter(Track::isOpen)
                .forEach(track -> found.put(track.id(), track));
        addPending(now, limit, found, deadline);
        return found.values().stream().sorted(Comparator.comparing(track -> track.dates().expiresAt())).limit(limit).toList();
    }

    private void addPending(Instant now, int limit, Map<TrackId, Track> found, Deadline deadline) {
        Optional<String> cursor = Optional.empty();
        for (var looked = 0; looked < MOST_LOOKED_AT && !deadline.passed(); looked += PAGE) {
            var page = tracks.pending(Optional.empty(), PAGE, cursor);
            page.items().stream().filter(track -> track.isOpen() && track.dates().isToBeArchived(now)).limit(limit)
                    .forEach(track -> found.putIfAbsent(track.id(), track));
            cursor = page.nextCursor();
            if (cursor.isEmpty() || found.size() >= limit) {
                return;
            }
        }
    }

    /// Looks at them until all have come to an end, less and less often.
    private Results watch(List<Track> chosen, Deadline deadline) {
        var open = new ArrayList<>(chosen.stream().map(Track::id).toList());
        var archived = new ArrayList<Track>();
        var failed = new ArrayList<Track>();
        var pause = FIRST_LOOK;
        while (true) {
            open.removeIf(id -> !deadline.passed() && hasEnded(id, archived, failed));
            if (open.isEmpty() || !deadline.allows(pause) || !slept(pause)) {
                return new Results(archived, failed, open.size());
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : pause.multipliedBy(2);
        }
    }

    /// One that was deleted meanwhile has ended, too, and is of no interest any more.
    private boolean hasEnded(TrackId id, List<Track> archived, List<Track> failed) {
        var track = tracks.find(id).filter(found -> !found.isDeleted());
        if (track.isEmpty()) {
            return true;
        }
        if (track.get().isArchived()) {
            return archived.add(track.get());
        }
        return !track.get().run().isOn() && failed.add(track.get());
    }

    private boolean slept(Duration pause) {
        try {
            sleeper.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isSettled(Track track) {
        return track.isArchived() && track.parts().failed().isEmpty();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
