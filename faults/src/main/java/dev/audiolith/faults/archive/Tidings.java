package dev.audiolith.faults.archive;

import dev.audiolith.faults.Broken;
import dev.audiolith.track.Change;
import dev.audiolith.track.Notice;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackId;
import dev.audiolith.track.TrackState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What owners had to be told: each end that was none of their own making, once.
final class Tidings {
    private static final Set<TrackState> BAD_ENDS = Set.of(TrackState.FAILED, TrackState.EXPIRED);

    private final Map<String, Set<String>> ofOwners = new HashMap<>();
    private final Set<String> ends = new HashSet<>();
    private final Set<TrackId> lost = new HashSet<>();

    void committed(Change change, String door) {
        var after = change.after();
        if (after.state() != TrackState.EXPIRED) {
            lost.remove(after.id());
        }
        var hasEnded = BAD_ENDS.contains(after.state()) && !after.run().isOn()
                && change.before().map(Track::run).filter(run -> run.isOn()).isPresent()
                && !door.equals(Owner.CONFIRM);
        Broken.unless(!hasEnded || change.notice().isPresent(), "{} ends as {} and nobody is told", after.id(), after.state());
        change.notice().ifPresent(notice -> {
            var kind = after.state() == TrackState.FAILED ? Notice.Kind.TRACK_FAILED : Notice.Kind.TRACK_EXPIRED;
            Broken.unless(hasEnded && notice.kind() == kind, "{} is told of {}", notice.kind(), after.state());
            Broken.unless(ends.add(after.id() + " " + after.run().number()), "one run of {} is told of twice", after.id());
            if (kind == Notice.Kind.TRACK_EXPIRED) {
                lost.add(after.id());
            }
            ofOwners.computeIfAbsent(notice.owner(), _ -> new HashSet<>()).add(notice.id());
        });
    }

    /// With a track go the notices of the runs that it had.
    void forgotten(Track deleted) {
        ofOwners.getOrDefault(deleted.owner(), new HashSet<>()).removeIf(id -> {
            var parts = id.split("-", -1);
            return parts[1].equals(deleted.id().text()) && Long.parseLong(parts[2]) <= deleted.run().number();
        });
    }

    Set<String> of(String owner) {
        return ofOwners.getOrDefault(owner, Set.of());
    }

    /// Of its loss. What was handed in since then and was refused is no other loss.
    boolean wereTold(Track track) {
        return lost.contains(track.id());
    }
}
