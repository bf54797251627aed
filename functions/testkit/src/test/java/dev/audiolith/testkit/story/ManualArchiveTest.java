package dev.audiolith.testkit.story;

import static dev.audiolith.testkit.story.ArchiveWorld.AUDIO;
import static dev.audiolith.testkit.story.ArchiveWorld.COVER;
import static dev.audiolith.testkit.story.ArchiveWorld.OTHER_SONG;
import static dev.audiolith.testkit.story.ArchiveWorld.PICTURE;
import static dev.audiolith.testkit.story.ArchiveWorld.SONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.track.Archivist.Done;
import dev.audiolith.track.Job;
import dev.audiolith.track.ManualArchive.Confirmed;
import dev.audiolith.track.Part;
import dev.audiolith.track.Sources;
import dev.audiolith.track.About;
import dev.audiolith.track.Registration;
import java.net.URI;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackState;
import dev.audiolith.track.TrackUploads;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody has the files, and the provider has them no more.
class ManualArchiveTest {
    @TempDir
    Path scratch;

    ArchiveWorld world;
    Track track;

    @BeforeEach
    void open() {
        world = new ArchiveWorld(scratch);
        world.fail(AUDIO, FailureKind.NOT_FOUND);
        track = world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
        world.clock.advance(Duration.ofHours(1));
        world.work();
        assertThat(track().state()).isEqualTo(TrackState.EXPIRED);
    }

    @Test
    void a_track_that_was_lost_is_archived_with_them() {
        upload(Part.AUDIO, SONG);
        upload(Part.COVER, PICTURE);

        assertThat(confirm()).isEqualTo(new Confirmed.Archived(track()));
        assertThat(track().state()).isEqualTo(TrackState.ARCHIVED);
        assertThat(world.kept(track(), Part.AUDIO)).isEqualTo(SONG);
        assertThat(world.kept(track(), Part.COVER)).isEqualTo(PICTURE);
        assertThat(lastJob().state()).isEqualTo(Job.State.COMPLETED);
        assertThat(confirm()).as("once more").isEqualTo(new Confirmed.Archived(track()));
        assertThat(world.files()).isEmpty();
    }

    @Test
    void what_cannot_be_played_changes_nothing() {
        var before = track();
        upload(Part.AUDIO, "<html>".getBytes(StandardCharsets.UTF_8));

        assertThat(confirm()).isInstanceOfSatisfying(Confirmed.Refused.class,
                refused -> assertThat(refused.part()).isEqualTo(Part.AUDIO));
        assertThat(track().state()).isEqualTo(before.state());
        assertThat(track().dates()).isEqualTo(before.dates());
        assertThat(track().run().isOn()).isFalse();
        assertThat(lastJob().state()).isEqualTo(Job.State.FAILED);
        assertThat(world.bytes.keys()).isEmpty();
    }

    /// Whoever is called back is called for each change to a bad end.
    @Test
    void what_is_refused_is_no_second_loss() {
        var states = new ArrayList<TrackState>();
        world.tracks.watch(change -> states.add(change.after().state()));
        var told = world.notices();
        upload(Part.AUDIO, "<html>".getBytes(StandardCharsets.UTF_8));

        assertThat(confirm()).isInstanceOf(Confirmed.Refused.class);
        assertThat(states).containsExactly(TrackState.EXPIRED, TrackState.EXPIRED);
        assertThat(world.notices()).isEqualTo(told);
    }

    @Test
    void nor_is_it_a_second_failure() {
        world.fail(AUDIO, FailureKind.BUSY);
        var other = world.register(ArchiveWorld.registration("mureka", ArchiveWorld.withCover()));
        world.manualRun.archive(other.id(), world.clock.in(ArchiveWorld.REQUEST_TIME));
        while (world.the(other.id()).state() != TrackState.FAILED) {
            world.clock.advance(Duration.ofMinutes(1));
            world.work();
        }
        var states = new ArrayList<TrackState>();
        world.tracks.watch(change -> states.add(change.after().state()));
        upload(world, other, Part.AUDIO, "<html>".getBytes(StandardCharsets.UTF_8));

        assertThat(world.manualArchive.confirm(world.the(other.id()), world.clock.in(ArchiveWorld.REQUEST_TIME)))
                .isInstanceOf(Confirmed.Refused.class);
        assertThat(states).containsExactly(TrackState.FAILED, TrackState.FAILED);
    }

    @Test
    void a_good_song_with_half_a_cover_is_not_kept_either() {
        upload(Part.AUDIO, SONG);
        upload(Part.COVER, Arrays.copyOf(PICTURE, 12));

        assertThat(confirm()).isInstanceOfSatisfying(Confirmed.Refused.class,
                refused -> assertThat(refused.part()).isEqualTo(Part.COVER));
        assertThat(world.bytes.keys()).isEmpty();
    }

    @Test
    void nothing_uploaded_is_nothing_archived() {
        assertThat(confirm()).isEqualTo(new Confirmed.NothingUploaded());
        upload(Part.COVER, PICTURE);
        assertThat(confirm()).as("a cover alone").isEqualTo(new Confirmed.NothingUploaded());
        assertThat(world.bytes.keys()).isEmpty();
        assertThat(track().state()).isEqualTo(TrackState.EXPIRED);
    }

    @Test
    void one_who_works_on_it_is_not_disturbed() {
        world.register(ArchiveWorld.hasty(new Sources(COVER, Optional.empty(), Optional.empty())));
        upload(Part.AUDIO, SONG);
        var answers = new Confirmed[1];
        world.whileFetching = () -> answers[0] = confirm();
        world.work();

        assertThat(answers[0]).isEqualTo(new Confirmed.Busy());
    }

    @Test
    void nobody_else_works_on_it_meanwhile() {
        upload(Part.AUDIO, SONG);
        world.steps.before("TrackBytes.store", 0, () -> {
            assertThat(world.perform(track.id())).isEqualTo(new Done.NothingToDo());
            assertThat(confirm()).isEqualTo(new Confirmed.Busy());
        });

        assertThat(confirm()).isInstanceOf(Confirmed.Archived.class);
    }

    @Test
    void deleted_meanwhile_it_stays_deleted() {
        upload(Part.AUDIO, SONG);
        world.steps.before("TrackBytes.store", 0, () -> world.registry.delete(ArchiveWorld.OWNER, track.id()));

        assertThat(confirm()).isEqualTo(new Confirmed.Busy());
        assertThat(track().isDeleted()).isTrue();
        assertThat(world.bytes.keys()).isEmpty();
    }

    @Test
    void what_was_verified_is_not_lost_with_whoever_verified_it() {
        upload(Part.AUDIO, SONG);
        world.steps.before("Tracks.commit", 1, () -> {
            throw new Crash("before the record");
        });
        assertThatThrownBy(this::confirm).isInstanceOf(Crash.class);
        world.letItRunDry();

        assertThat(track().state()).isEqualTo(TrackState.ARCHIVED);
        assertThat(world.kept(track(), Part.AUDIO)).isEqualTo(SONG);
    }

    @Test
    void what_another_stored_and_did_not_record_gives_way() {
        world.provide(AUDIO, SONG);
        var other = world.register(ArchiveWorld.registration("mureka", ArchiveWorld.withCover()));
        world.provide(COVER, PICTURE);
        world.steps.before("Tracks.commit", 2, () -> {
            throw new Crash("before the record");
        });
        assertThatThrownBy(() -> world.manualRun.archive(other.id(), world.clock.in(ArchiveWorld.REQUEST_TIME))).isInstanceOf(Crash.class);
        world.clock.advance(ArchiveWorld.TURN);
        assertThat(world.bytes.keys()).hasSize(2);
        archive(world, world.the(other.id()), OTHER_SONG);

        var kept = world.the(other.id());
        assertThat(world.kept(kept, Part.AUDIO)).isEqualTo(OTHER_SONG);
        assertThat(world.bytes.keys()).containsExactly(kept.parts().of(Part.AUDIO).orElseThrow().key());
    }

    @Test
    void what_is_archived_is_not_due_for_ever_because_more_of_it_could_not_be_handed_in() {
        track = world.register(ArchiveWorld.registration("mureka", ArchiveWorld.audioOnly()));
        archive(world, track, SONG);
        upload(Part.COVER, PICTURE);
        for (var i = 0; i < 3; i++) {
            world.steps.before("Tracks.commit", 1, () -> {
                throw new Crash("before the record");
            });
            assertThatThrownBy(this::confirm).isInstanceOf(Crash.class);
            world.clock.advance(ArchiveWorld.TURN);
        }
        world.letItRunDry();

        assertThat(track().state()).isEqualTo(TrackState.ARCHIVED);
        assertThat(world.bytes.keys()).containsExactly(track().parts().of(Part.AUDIO).orElseThrow().key());
    }

    @Test
    void a_run_that_is_given_up_does_not_forget_where_a_cover_came_from() {
        world.provide(AUDIO, SONG);
        track = world.register(ArchiveWorld.registration("mureka", ArchiveWorld.audioOnly()));
        upload(Part.AUDIO, SONG);
        upload(Part.COVER, PICTURE);
        for (var i = 0; i < 3; i++) {
            world.steps.before("Tracks.commit", 1, () -> {
                throw new Crash("before the record");
            });
            assertThatThrownBy(this::confirm).isInstanceOf(Crash.class);
            world.clock.advance(ArchiveWorld.TURN);
        }
        world.letItRunDry();

        assertThat(world.bytes.keys()).containsExactly(track().parts().of(Part.AUDIO).orElseThrow().key());
    }

    @Test
    void nothing_stays_of_what_was_given_up_where_nobody_will_look_again() {
        track = world.register(new Registration(new About("mureka", "Song", "processing", Optional.of("1"), Map.of(), Optional.empty()),
                ArchiveWorld.audioOnly(), Optional.empty(), Optional.empty()));
        upload(Part.AUDIO, SONG);
        for (var i = 0; i < 3; i++) {
            world.steps.before("Tracks.commit", 1, () -> {
                throw new Crash("before the record");
            });
            assertThatThrownBy(this::confirm).isInstanceOf(Crash.class);
            world.clock.advance(ArchiveWorld.TURN);
        }
        assertThat(world.bytes.keys()).hasSize(1);
        world.letItRunDry();

        assertThat(track().state()).isEqualTo(TrackState.FAILED);
        assertThat(world.bytes.keys()).isEmpty();
    }

    @Test
    void what_came_from_other_links_does_not_stay_where_the_provider_gives_fresh_ones() {
        var fresh = URI.create("https://cdn1.example.com/fresh");
        world.fail(AUDIO, FailureKind.RETIRED);
        world.provide(fresh, OTHER_SONG);
        track = world.register(ArchiveWorld.registration("mureka", ArchiveWorld.withCover()));
        upload(Part.AUDIO, SONG);
        upload(Part.COVER, PICTURE);
        world.steps.before("TrackUploads.open", 2, () -> {
            throw new Crash("before it is known whether there is a film");
        });
        assertThatThrownBy(this::confirm).isInstanceOf(Crash.class);
        world.clock.advance(ArchiveWorld.TURN);
        world.bytes.outage().failNext(1);
        assertThat(confirm()).isInstanceOf(Confirmed.Refused.class);

        world.recovery = _ -> Optional.of(new Sources(fresh, Optional.empty(), Optional.empty()));
        world.manualRun.archive(track.id(), world.clock.in(ArchiveWorld.REQUEST_TIME));
        world.letItRunDry();

        assertThat(world.kept(track(), Part.AUDIO)).isEqualTo(OTHER_SONG);
        assertThat(world.bytes.keys()).containsExactly(track().parts().of(Part.AUDIO).orElseThrow().key());
    }

    @Test
    void the_upload_of_a_confirmation_that_died_right_after_its_record_goes_with_the_next_one() {
        upload(Part.AUDIO, SONG);
        world.steps.before("TrackUploads.delete", 0, () -> {
            throw new Crash("after the record");
        });
        assertThatThrownBy(this::confirm).isInstanceOf(Crash.class);
        assertThat(isUploaded(Part.AUDIO)).isTrue();

        assertThat(confirm()).isInstanceOf(Confirmed.Archived.class);
        assertThat(isUploaded(Part.AUDIO)).isFalse();
    }

    @Test
    void of_a_track_that_is_deleted_no_upload_stays() {
        upload(Part.AUDIO, SONG);
        upload(Part.COVER, PICTURE);

        assertThat(world.registry.delete(ArchiveWorld.OWNER, track.id())).isTrue();
        assertThat(isUploaded(Part.AUDIO)).isFalse();
        assertThat(isUploaded(Part.COVER)).isFalse();
    }

    private boolean isUploaded(Part part) {
        return world.uploads.open(track, part).isPresent();
    }

    @Test
    void what_was_stored_without_an_answer_goes_with_the_refusal() {
        upload(Part.AUDIO, SONG);
        upload(Part.COVER, PICTURE);
        world.steps.before("TrackBytes.store", 1, () -> world.bytes.outage().loseAnswerOfNext(1));

        assertThat(confirm()).isInstanceOfSatisfying(Confirmed.Refused.class,
                refused -> assertThat(refused.part()).isEqualTo(Part.COVER));
        assertThat(world.bytes.keys()).isEmpty();
    }

    @Test
    void a_cover_that_no_link_leads_to_is_not_left_behind_by_whoever_could_not_record_it() {
        world.provide(AUDIO, SONG);
        track = world.register(ArchiveWorld.registration("mureka", ArchiveWorld.audioOnly()));
        upload(Part.AUDIO, SONG);
        upload(Part.COVER, PICTURE);
        world.steps.before("Tracks.commit", 1, () -> {
            throw new Crash("before the record");
        });
        assertThatThrownBy(this::confirm).isInstanceOf(Crash.class);
        assertThat(world.bytes.keys()).hasSize(2);
        world.letItRunDry();

        assertThat(world.bytes.keys()).containsExactly(track().parts().of(Part.AUDIO).orElseThrow().key());
        assertThat(confirm()).as("once more, for it was not answered").isInstanceOf(Confirmed.Archived.class);
        assertThat(world.kept(track(), Part.COVER)).isEqualTo(PICTURE);
    }

    /// Archives it with this song alone.
    static void archive(ArchiveWorld world, Track track, byte[] song) {
        upload(world, track, Part.AUDIO, song);
        assertThat(world.manualArchive.confirm(world.the(track.id()), world.clock.in(ArchiveWorld.REQUEST_TIME)))
                .isInstanceOf(Confirmed.Archived.class);
    }

    static void upload(ArchiveWorld world, Track track, Part part, byte[] file) {
        var announced = new TrackUploads.Announced(file.length, "application/octet-stream");
        var place = world.manualArchive.request(track, Map.of(part, announced));
        assertThat(world.uploads.put(Optional.ofNullable(place.get(part)).orElseThrow(), file)).isTrue();
    }

    private void upload(Part part, byte[] file) {
        upload(world, track, part, file);
    }

    private Confirmed confirm() {
        return world.manualArchive.confirm(track(), world.clock.in(ArchiveWorld.REQUEST_TIME));
    }

    private Track track() {
        return world.the(track.id());
    }

    private Job lastJob() {
        return world.tracks.jobs(track.id(), 1).getFirst();
    }
}
