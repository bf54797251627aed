package dev.audiolith.testkit.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.testkit.sound.Crowd;
import dev.audiolith.testkit.sound.SampleSounds;
import dev.audiolith.track.Change;
import dev.audiolith.track.Job;
import dev.audiolith.track.Notice;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackId;
import dev.audiolith.track.TrackState;
import dev.audiolith.track.Tracks;
import dev.audiolith.track.Tracks.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the tables of tracks must do with a step of a track, and with those that are due. Their lists and their statistics have contracts of
/// their own.
public interface TracksContract {
    Instant BORN = SampleTracks.BORN;

    /// The same empty tables throughout one test.
    Tracks tracks();

    @Test
    default void every_stage_of_a_life_is_kept_whole() {
        Stream.of(SampleTracks.registered(newId(), "ann"), SampleTracks.waiting(newId(), "ann"), SampleTracks.full(newId(), "auth0|ann/é"),
                SampleTracks.next(SampleTracks.full(newId(), "ann"), TrackState.DELETED)).forEach(stage -> {
                    assertThat(tracks().commit(first(stage))).isTrue();
                    assertThat(tracks().find(stage.id())).contains(stage);
                });
    }

    @Test
    default void nothing_is_found_under_an_unknown_id() {
        assertThat(tracks().find(newId())).isEmpty();
        assertThat(tracks().findJob(newId(), 1)).isEmpty();
        assertThat(tracks().jobs(newId(), 5)).isEmpty();
    }

    @Test
    default void a_first_step_is_made_only_where_there_is_nothing() {
        var ours = added(SampleTracks.registered(newId(), "ann"));

        assertThat(tracks().commit(first(SampleTracks.registered(ours.id(), "eve")))).isFalse();
        assertThat(tracks().find(ours.id())).contains(ours);
    }

    @Test
    default void a_step_is_made_from_the_version_it_was_taken_from_and_no_other() {
        var registered = added(SampleTracks.registered(newId(), "ann"));
        var due = SampleTracks.next(registered, TrackState.DUE);
        var archiving = SampleTracks.next(due, TrackState.ARCHIVING);

        assertThat(tracks().commit(step(due, archiving))).as("a version left out").isFalse();
        assertThat(tracks().commit(step(registered, due))).isTrue();
        assertThat(tracks().commit(step(registered, SampleTracks.next(registered, TrackState.DELETED)))).as("too late").isFalse();
        assertThat(tracks().commit(step(due, archiving))).isTrue();
        assertThat(tracks().find(registered.id())).contains(archiving);
    }

    @Test
    default void what_was_never_there_does_not_come_by_a_step() {
        var never = SampleTracks.registered(newId(), "ann");

        assertThat(tracks().commit(step(never, SampleTracks.next(never, TrackState.DUE)))).isFalse();
        assertThat(tracks().find(never.id())).isEmpty();
    }

    @Test
    default void a_step_that_is_refused_leaves_neither_job_nor_notice() {
        var registered = added(SampleTracks.registered(newId(), newOwner()));
        var failed = SampleTracks.next(registered, TrackState.FAILED);
        tracks().commit(step(registered, SampleTracks.next(registered, TrackState.DELETED)));

        var refused = new Change(Optional.of(registered), failed, Optional.of(SampleTracks.job(failed, 1)),
                Optional.of(SampleTracks.notice(failed, BORN)));
        assertThat(tracks().commit(refused)).isFalse();
        assertThat(tracks().findJob(registered.id(), 1)).isEmpty();
        assertThat(tracks().notices(registered.owner(), 5, Optional.empty()).items()).isEmpty();
    }

    @Test
    default void a_step_brings_its_job_and_its_notice() {
        var registered = added(SampleTracks.registered(newId(), newOwner()));
        var failed = SampleTracks.next(registered, TrackState.FAILED);
        var job = new Job(registered.id(), 12, Job.State.FAILED, 3, registered.sources(), SampleTracks.full(newId(), "ann").parts(), BORN,
                Optional.of(BORN.plusSeconds(1)), Optional.of(BORN.plusSeconds(2)), Optional.of("gone"));
        var notice = SampleTracks.notice(failed, BORN);

        assertThat(tracks().commit(new Change(Optional.of(registered), failed, Optional.of(job), Optional.of(notice)))).isTrue();
        assertThat(tracks().findJob(registered.id(), 12)).contains(job);
        assertThat(tracks().notices(registered.owner(), 5, Optional.empty()).items()).containsExactly(notice);

        var again = SampleTracks.next(failed, TrackState.EXPIRED);
        assertThat(tracks().commit(new Change(Optional.of(failed), again, Optional.empty(), Optional.of(notice)))).isTrue();
        assertThat(tracks().notices(registered.owner(), 5, Optional.empty()).items()).as("told twice").containsExactly(notice);
    }

    @Test
    default void jobs_are_told_newest_first() {
        var track = added(SampleTracks.registered(newId(), "ann"));
        for (var number = 1L; number <= 11; number++) {
            var before = tracks().find(track.id()).orElseThrow();
            var after = SampleTracks.next(before, TrackState.DUE);
            tracks().commit(new Change(Optional.of(before), after, Optional.of(SampleTracks.job(after, number)), Optional.empty()));
        }

        assertThat(tracks().jobs(track.id(), 200)).extracting(Job::number).containsExactly(11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(tracks().jobs(track.id(), 3)).extracting(Job::number).containsExactly(11L, 10L, 9L);
    }

    @Test
    default void with_a_deleted_track_the_jobs_of_its_runs_and_their_notices_are_forgotten_and_no_others() {
        var owner = newOwner();
        var track = added(SampleTracks.registered(newId(), owner));
        var other = added(SampleTracks.registered(newId(), owner));
        var others = failedRun(other, 1);
        for (var number = 1L; number <= 30; number++) {
            track = failedRun(track, number);
        }
        var deleted = SampleTracks.next(track, TrackState.DELETED);
        tracks().commit(step(track, deleted));
        var again = failedRun(SampleTracks.next(deleted, TrackState.REGISTERED), deleted, 31);

        tracks().forgetRuns(deleted);
        tracks().forgetRuns(deleted);
        assertThat(tracks().jobs(track.id(), 200)).extracting(Job::number).containsExactly(31L);
        assertThat(tracks().jobs(other.id(), 200)).hasSize(1);
        assertThat(tracks().notices(owner, 200, Optional.empty()).items()).extracting(Notice::track)
                .containsExactlyInAnyOrder(again.id(), others.id());
        assertThat(tracks().find(track.id())).contains(again);
    }

    @Test
    default void of_a_track_that_never_ran_there_is_nothing_to_forget() {
        var track = SampleTracks.next(SampleTracks.registered(newId(), "ann"), TrackState.DELETED);
        tracks().forgetRuns(track);
        assertThat(tracks().jobs(track.id(), 5)).isEmpty();
    }

    private Track failedRun(Track before, long number) {
        return failedRun(SampleTracks.next(before, TrackState.FAILED), before, number);
    }

    private Track failedRun(Track after, Track before, long number) {
        var run = SampleTracks.running(after, number);
        var at = BORN.plusSeconds(number);
        assertThat(tracks().commit(new Change(Optional.of(before), run, Optional.of(SampleTracks.failedJob(run, at)),
                Optional.of(SampleTracks.noticeOfRun(run, at))))).isTrue();
        return run;
    }

    @Test
    default void of_many_who_take_a_step_at_once_exactly_one_does() {
        var before = added(SampleTracks.registered(newId(), "ann"));

        var made = Crowd.of(16, caller -> {
            var mine = SampleTracks.next(before, TrackState.ARCHIVING, before.dates().expiresAt(), Optional.of(BORN.plusSeconds(caller)));
            return tracks().commit(step(before, mine)) ? Optional.of(mine) : Optional.<Track>empty();
        }).stream().flatMap(Optional::stream).toList();

        assertThat(made).hasSize(1);
        assertThat(tracks().find(before.id())).contains(made.getFirst());
    }

    @Test
    default void those_that_are_due_are_found_once_in_order_of_their_time_as_many_as_wanted() {
        var expected = new ArrayList<Due>();
        for (var second = 0; second < 40; second++) {
            var at = BORN.plusSeconds(second / 2);
            var track = added(SampleTracks.due(newId(), "ann", Optional.of(at)));
            expected.add(new Due(track.id(), at, track.dates().expiresAt()));
        }
        added(SampleTracks.due(newId(), "ann", Optional.of(BORN.plusSeconds(20))));
        added(SampleTracks.due(newId(), "ann", Optional.empty()));

        for (var limit : List.of(1, 3, 200)) {
            var all = new ArrayList<Due>();
            for (var shard = 0; shard < tracks().shards(); shard++) {
                all.addAll(due(shard, BORN.plusSeconds(19), limit));
            }
            assertThat(all).as("%d at a time", limit).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    default void what_is_due_is_due_from_that_moment_on() {
        var track = added(SampleTracks.due(newId(), "ann", Optional.of(BORN)));

        assertThat(allDue(BORN.minusMillis(1))).isEmpty();
        assertThat(allDue(BORN)).containsExactly(new Due(track.id(), BORN, track.dates().expiresAt()));
    }

    @Test
    default void what_is_put_off_is_due_later_and_what_is_settled_never() {
        var track = added(SampleTracks.due(newId(), "ann", Optional.of(BORN)));
        var later = SampleTracks.next(track, TrackState.DUE, track.dates().expiresAt(), Optional.of(BORN.plusSeconds(60)));
        tracks().commit(step(track, later));
        assertThat(allDue(BORN.plusSeconds(59))).isEmpty();
        assertThat(allDue(BORN.plusSeconds(60))).extracting(Due::id).containsExactly(track.id());

        tracks().commit(step(later, SampleTracks.next(later, TrackState.ARCHIVED, track.dates().expiresAt(), Optional.empty())));
        assertThat(allDue(BORN.plusSeconds(1_000_000))).isEmpty();
    }

    @Test
    default void a_deleted_one_is_due_as_long_as_something_may_be_left_of_it() {
        var track = added(SampleTracks.due(newId(), "ann", Optional.of(BORN)));
        var deleted = SampleTracks.next(track, TrackState.DELETED, track.dates().expiresAt(), Optional.of(BORN.plusSeconds(5)));
        tracks().commit(step(track, deleted));

        assertThat(allDue(BORN.plusSeconds(5))).extracting(Due::id).containsExactly(track.id());
    }

    @Test
    default void a_clock_that_goes_back_finds_nothing_behind_where_it_was() {
        var track = added(SampleTracks.due(newId(), "ann", Optional.of(BORN)));
        var last = new Due(track.id(), BORN.plusSeconds(10), track.dates().expiresAt());

        assertThat(IntStream.range(0, tracks().shards()).boxed().flatMap(shard -> tracks().due(BORN, shard, 5, Optional.of(last)).stream()))
                .isEmpty();
    }

    private List<Due> allDue(Instant now) {
        return IntStream.range(0, tracks().shards()).boxed().flatMap(shard -> tracks().due(now, shard, 10, Optional.empty()).stream())
                .toList();
    }

    private List<Due> due(int shard, Instant now, int limit) {
        var all = new ArrayList<Due>();
        var page = tracks().due(now, shard, limit, Optional.empty());
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page);
            page = tracks().due(now, shard, limit, Optional.of(page.getLast()));
        }
        assertThat(all).isSortedAccordingTo(Comparator.comparing(Due::dueAt));
        return all;
    }

    private Track added(Track track) {
        assertThat(tracks().commit(first(track))).isTrue();
        return track;
    }

    private static Change first(Track track) {
        return new Change(Optional.empty(), track, Optional.empty(), Optional.empty());
    }

    private static Change step(Track before, Track after) {
        return new Change(Optional.of(before), after, Optional.empty(), Optional.empty());
    }

    private static TrackId newId() {
        return SampleTracks.newId();
    }

    private static String newOwner() {
        return "owner|" + SampleSounds.newId();
    }
}
