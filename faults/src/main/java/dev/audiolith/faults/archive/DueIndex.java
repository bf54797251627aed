package dev.audiolith.faults.archive;

import dev.audiolith.track.Track;
import dev.audiolith.track.TrackId;
import dev.audiolith.track.Tracks.Due;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/// The index of what is due, as it was a while ago.
final class DueIndex {
    private static final Comparator<Due> FIRST_DUE = Comparator.comparing(Due::dueAt).thenComparing(due -> due.id().text());

    private final Yard yard;
    private final int shards;
    private final Queue<News> coming = new ArrayDeque<>();
    private final Map<TrackId, Due> due = new HashMap<>();

    private record News(Instant at, Track track) {}

    DueIndex(Yard yard, int shards) {
        this.yard = yard;
        this.shards = shards;
    }

    void changed(Track track) {
        coming.add(new News(yard.now().plus(yard.plan().odds().indexLag()), track));
    }

    List<Due> due(Instant now, int shard, int limit, Optional<Due> after) {
        while (!coming.isEmpty() && !coming.element().at().isAfter(yard.now())) {
            var track = coming.remove().track();
            track.dates().dueAt().ifPresentOrElse(at -> due.put(track.id(), new Due(track.id(), at, track.dates().expiresAt())),
                    () -> due.remove(track.id()));
        }
        return due.values().stream().filter(one -> Math.floorMod(one.id().hashCode(), shards) == shard)
                .filter(one -> !one.dueAt().isAfter(now)).filter(one -> after.isEmpty() || FIRST_DUE.compare(one, after.get()) > 0)
                .sorted(FIRST_DUE).limit(limit).toList();
    }
}
