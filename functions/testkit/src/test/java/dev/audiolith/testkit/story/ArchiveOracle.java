package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.track.Change;
import dev.audiolith.track.Job;
import dev.audiolith.track.Kept;
import dev.audiolith.track.Notice;
import dev.audiolith.track.Part;
import dev.audiolith.track.Standing;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What must hold of an [ArchiveWorld] whatever happened to it: at each change, and once nothing is on its way any more.
final class ArchiveOracle {
    private final ArchiveWorld world;
    /// As a table keeps them: each change moves a track from one to another.
    private final Map<Standing, Long> counters = new EnumMap<>(Standing.class);
    /// Runs that ended with what was uploaded by hand.
    private final Set<Long> refused = new HashSet<>();
    private final List<String> broken = new ArrayList<>();

    ArchiveOracle(ArchiveWorld world) {
        this.world = world;
        world.tracks.watch(this::see);
    }

    private void see(Change change) {
        change.before().flatMap(Standing::of).ifPresent(standing -> counters.merge(standing, -1L, Long::sum));
        Standing.of(change.after()).ifPresent(standing -> counters.merge(standing, 1L, Long::sum));
        if (change.after().isArchived() && !world.bytes.keys().containsAll(keysOf(change.after()))) {
            broken.add("recorded before it was stored: " + change.after());
        }
        change.job().filter(job -> job.state() == Job.State.FAILED && change.after().state() == TrackState.REGISTERED)
                .ifPresent(job -> refused.add(job.number()));
        change.before().filter(Track::isArchived).filter(_ -> !change.after().isArchived() && !change.after().isDeleted())
                .ifPresent(track -> broken.add("archived no longer: " + track));
    }

    /// Call it after [ArchiveWorld#letItRunDry].
    void check(String what) {
        assertThat(broken).as(what).isEmpty();
        var all = world.tracks.all();
        var keys = all.stream().filter(track -> !track.isDeleted()).flatMap(track -> keysOf(track).stream()).collect(Collectors.toSet());
        assertThat(world.bytes.keys()).as("what lies in the bucket, %s", what).isEqualTo(keys);
        assertThat(world.files()).as("left on desks, %s", what).isEmpty();
        assertThat(world.queue.queue().waiting()).as(what).isEmpty();
        all.forEach(track -> check(what, track));
        checkCounters(what, all);
    }

    private void check(String what, Track track) {
        assertThat(track.state()).as(what).isIn(TrackState.ARCHIVED, TrackState.EXPIRED, TrackState.DELETED);
        var kept = track.isDeleted() ? Map.<Part, Kept>of() : track.parts().kept();
        kept.forEach((part, file) -> {
            var bytes = world.kept(track, part);
            assertThat(bytes).as("%s, %s", part, what).isIn(ArchiveWorld.SONG, ArchiveWorld.OTHER_SONG, ArchiveWorld.PICTURE)
                    .hasSize((int) file.bytes());
        });
        var jobs = world.tracks.jobs(track.id(), 1_000);
        assertThat(jobs).as(what).extracting(Job::state).isSubsetOf(Job.State.COMPLETED, Job.State.FAILED);
        assertThat(jobs).as(what).extracting(Job::number).doesNotHaveDuplicates();
        if (!track.isDeleted()) {
            assertThat(jobs.getFirst().state()).as(what)
                    .isEqualTo(track.isArchived() ? Job.State.COMPLETED : Job.State.FAILED);
            checkTold(what, track, jobs);
        }
    }

    /// Whoever deletes a track, or uploads what is none, knows.
    private boolean isOwnersDoing(Job job) {
        return refused.contains(job.number()) || job.error().equals(Optional.of("the track was deleted"));
    }

    /// Of each failure once, and of the loss once.
    private void checkTold(String what, Track track, List<Job> jobs) {
        var told = world.notices().stream().filter(notice -> notice.track().equals(track.id()))
                .collect(Collectors.groupingBy(Notice::kind, Collectors.counting()));
        long lost = track.state() == TrackState.EXPIRED ? 1 : 0;
        var failed = jobs.stream().filter(job -> job.state() == Job.State.FAILED && !isOwnersDoing(job)).count() - lost;
        assertThat(told.getOrDefault(Notice.Kind.TRACK_EXPIRED, 0L)).as("told of the loss, %s", what).isEqualTo(lost);
        assertThat(told.getOrDefault(Notice.Kind.TRACK_FAILED, 0L)).as("told of failures, %s", what).isEqualTo(failed);
    }

    private void checkCounters(String what, List<Track> all) {
        for (var standing : Standing.values()) {
            var counted = all.stream().filter(track -> Standing.of(track).filter(standing::equals).isPresent()).count();
            assertThat(counters.getOrDefault(standing, 0L)).as("%s, %s", standing, what).isEqualTo(counted);
        }
    }

    private static Set<String> keysOf(Track track) {
        return track.parts().kept().values().stream().map(Kept::key).collect(Collectors.toSet());
    }
}
