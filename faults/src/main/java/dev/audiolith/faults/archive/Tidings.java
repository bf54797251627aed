package dev.audiolith.faults.archive;

import dev.audiolith.faults.Broken;
import dev.audiolith.track.Change;
import dev.audiolith.track.Notice;
import dev.audiolith.track.Track;
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

    void committed(Change change, String door) {
        var after = change.after();
        var hasEnded = BAD_ENDS.contains(after.state()) && !after.run().isOn()
                && change.before().map(Track::run).filter(run -> run.isOn()).isPresent()
                && !door.equals(Owner.CONFIRM);
        Broken.unless(!hasEnded || change.notice().isPresent(), "{} ends as {} and nobody is told", after.id(), after.state());
        change.notice().ifPresent(notice -> {
            var kind = after.state() == TrackState.FAILED ? Notice.Kind.TRACK_FAILED : Notice.Kind.TRACK_EXPIRED;
            Broken.unless(hasEnded && notice.kind() == kind, "{} is told of {}", notice.kind(), after.state());
            Broken.unless(ends.add(after.id() + " " + after.run().number()), "one run of {} is told of twice", after.id());
            ofOwners.computeIfAbsent(notice.owner(), _ -> new HashSet<>()).add(notice.id());
        });
    }

    Set<String> of(String owner) {
        return ofOwners.getOrDefault(owner, Set.of());
    }

    boolean wereTold(Track track) {
        return ends.contains(track.id() + " " + track.run().number());
    }
}
