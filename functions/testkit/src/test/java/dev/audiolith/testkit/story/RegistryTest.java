package dev.audiolith.testkit.story;

import static dev.audiolith.testkit.story.ArchiveWorld.AUDIO;
import static dev.audiolith.testkit.story.ArchiveWorld.COVER;
import static dev.audiolith.testkit.story.ArchiveWorld.OTHER_SONG;
import static dev.audiolith.testkit.story.ArchiveWorld.OWNER;
import static dev.audiolith.testkit.story.ArchiveWorld.PICTURE;
import static dev.audiolith.testkit.story.ArchiveWorld.SONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.track.About;
import dev.audiolith.track.Archivist.Done;
import dev.audiolith.track.Change;
import dev.audiolith.track.Parts;
import java.util.ArrayList;
import java.util.List;
import dev.audiolith.track.Job;
import dev.audiolith.track.Part;
import dev.audiolith.track.Registration;
import dev.audiolith.track.Registry.Registered;
import dev.audiolith.track.Sources;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tracks are taken in, found again, renewed and forgotten.
class RegistryTest {
    private static final URI ELSEWHERE = URI.create("https://cdn1.example.com/elsewhere");

    @TempDir
    Path scratch;

    ArchiveWorld world;

    @BeforeEach
    void open() {
        world = new ArchiveWorld(scratch);
        world.provide(AUDIO, SONG);
        world.provide(COVER, PICTURE);
        world.provide(ELSEWHERE, OTHER_SONG);
    }

    @Test
    void a_track_whose_time_has_come_is_sent_for_at_once() {
        var track = hasty();

        assertThat(track.state()).isEqualTo(TrackState.DUE);
        assertThat(track.run().isOn()).isTrue();
        assertThat(world.queue.queue().waiting()).containsExactly(track.id());
        assertThat(world.tracks.jobs(track.id(), 9)).singleElement()
                .satisfies(job -> assertThat(job.state()).isEqualTo(Job.State.PENDING));
    }

    @Test
    void nothing_stays_of_a_deleted_one_that_is_registered_again_before_it_is_finished() {
        var track = hasty();
        var about = new About("replicate", "Song", "queued", Optional.of("1"), Map.of(), Optional.empty());
        world.steps.before("TrackBytes.store", 0, () -> {
            world.registry.delete(OWNER, track.id());
            world.register(new Registration(about, ArchiveWorld.audioOnly(), Optional.empty(), Optional.empty()));
        });
        world.letItRunDry();

        assertThat(world.the(track.id()).state()).isEqualTo(TrackState.REGISTERED);
        assertThat(world.bytes.keys()).isEmpty();
    }

    @Test
    void a_track_that_can_wait_is_not() {
        var track = patient();

        assertThat(track.state()).isEqualTo(TrackState.REGISTERED);
        assertThat(world.queue.queue().waiting()).isEmpty();
        assertThat(world.tracks.jobs(track.id(), 9)).isEmpty();
        assertThat(track.dates().dueAt()).contains(world.clock.instant().plus(Duration.ofDays(13)).plus(Duration.ofHours(3)));
    }

    @Test
    void whoever_registers_it_twice_registers_one_track() {
        var first = world.registry.register(OWNER, ArchiveWorld.registration("suno", ArchiveWorld.audioOnly()));
        var second = world.registry.register(OWNER, ArchiveWorld.registration("suno", ArchiveWorld.audioOnly()));

        assertThat(((Registered.Known) first).isNew()).isTrue();
        assertThat(second).isEqualTo(new Registered.Known(((Registered.Known) first).track(), false));
        assertThat(world.tracks.all()).hasSize(1);
    }

    @Test
    void whoever_registers_it_again_because_no_answer_came_finds_it_sent_for() {
        var before = hasty();
        world.queue.queue().lose();
        var again = hasty();

        assertThat(again).isEqualTo(before);
        assertThat(world.queue.queue().waiting()).containsExactly(before.id());
    }

    @Test
    void a_cover_that_is_told_of_later_does_not_make_the_audio_last_longer() {
        var first = world.register(ArchiveWorld.registration("suno", ArchiveWorld.audioOnly()));
        world.clock.advance(Duration.ofDays(12));
        var second = world.register(ArchiveWorld.registration("suno", ArchiveWorld.withCover()));

        assertThat(second.sources()).isEqualTo(ArchiveWorld.withCover());
        assertThat(second.dates()).isEqualTo(first.dates());
    }

    @Test
    void a_track_of_another_owner_is_another_track() {
        var mine = patient();
        var other = (Registered.Known) world.registry.register("bob", ArchiveWorld.registration("suno", ArchiveWorld.audioOnly()));

        assertThat(other.isNew()).isTrue();
        assertThat(other.track().id()).isNotEqualTo(mine.id());
        assertThat(world.registry.find("bob", mine.id())).isEmpty();
        assertThat(world.registry.delete("bob", mine.id())).isFalse();
        assertThat(world.the(mine.id())).isEqualTo(mine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://cdn1.example.com/song", "https://cdn1.example.com/forbidden.mp3"})
    void what_we_never_fetch_is_not_taken_in(String source) {
        var sources = new Sources(AUDIO, Optional.of(URI.create(source)), Optional.empty());

        assertThat(world.registry.register(OWNER, ArchiveWorld.registration("suno", sources)))
                .isInstanceOfSatisfying(Registered.Forbidden.class, forbidden -> assertThat(forbidden.field()).isEqualTo("coverUrl"));
        assertThat(world.tracks.all()).isEmpty();
    }

    @Test
    void dates_that_cannot_be_are_the_callers_mistake() {
        var tomorrow = Optional.of(world.clock.instant().plus(Duration.ofDays(1)));
        var what = new Registration(about("completed"), ArchiveWorld.audioOnly(), tomorrow, Optional.empty());

        assertThatThrownBy(() -> world.registry.register(OWNER, what)).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void a_table_that_takes_no_write_gets_no_message() {
        world.tracks.outage().failNext(1);
        assertThatThrownBy(this::hasty).isInstanceOf(StorageUnavailable.class);
        assertThat(world.queue.queue().waiting()).isEmpty();
    }

    @Test
    void a_queue_that_takes_no_message_leaves_a_track_that_is_found_later() {
        world.queue.queue().outage().failNext(1);
        assertThatThrownBy(this::hasty).isInstanceOf(StorageUnavailable.class);
        world.letItRunDry();

        assertThat(world.tracks.all()).singleElement().satisfies(track -> assertThat(track.isArchived()).isTrue());
    }

    @Nested
    class when_its_provider_is_not_done {

        @Test
        void it_waits_and_is_archived_once_its_provider_is() {
            var waiting = world.register(new Registration(about("generating"), ArchiveWorld.audioOnly(), Optional.empty(),
                    Optional.empty()));
            world.clock.advance(Duration.ofDays(1));
            world.plan();
            assertThat(world.queue.queue().waiting()).isEmpty();

            var done = world.register(new Registration(about("completed"), ArchiveWorld.audioOnly(), Optional.empty(), Optional.empty()));
            assertThat(done.id()).isEqualTo(waiting.id());
            world.letItRunDry();
            assertThat(world.the(done.id()).state()).isEqualTo(TrackState.ARCHIVED);
        }

        @Test
        void what_was_archived_by_hand_meanwhile_stays_archived() {
            var waiting = world.register(new Registration(about("generating"), ArchiveWorld.audioOnly(), Optional.empty(),
                    Optional.empty()));
            ManualArchiveTest.archive(world, waiting, SONG);
            world.register(new Registration(about("completed"), ArchiveWorld.audioOnly(), Optional.empty(), Optional.empty()));

            assertThat(world.the(waiting.id()).state()).isEqualTo(TrackState.ARCHIVED);
        }
    }

    @Nested
    class when_other_links_come {

        @Test
        void a_track_that_failed_is_tried_again_with_them_at_once() {
            world.fail(AUDIO, FailureKind.NOT_FOUND);
            var track = hasty();
            while (world.queue.queue().nextAt().isPresent()) {
                world.clock.advance(Duration.ofSeconds(5));
                world.work();
            }
            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.FAILED);

            world.register(ArchiveWorld.hasty(elsewhere()));
            world.work();
            assertThat(world.kept(world.the(track.id()), Part.AUDIO)).isEqualTo(OTHER_SONG);
        }

        @Test
        void a_track_that_was_lost_is_found_again() {
            world.fail(AUDIO, FailureKind.RETIRED);
            var track = hasty();
            world.work();
            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.EXPIRED);

            world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            assertThat(world.the(track.id()).state()).as("with the same links").isEqualTo(TrackState.EXPIRED);
            world.register(ArchiveWorld.hasty(elsewhere()));
            world.letItRunDry();
            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.ARCHIVED);
        }

        @Test
        void a_run_that_is_on_goes_on_with_them_and_has_all_its_attempts() {
            world.fail(AUDIO, FailureKind.BUSY);
            var track = hasty();
            world.work();
            world.clock.advance(Duration.ofSeconds(5));
            world.work();
            world.fail(ELSEWHERE, FailureKind.BUSY);
            world.register(ArchiveWorld.hasty(elsewhere()));

            assertThat(world.the(track.id()).run().number()).isEqualTo(1);
            assertThat(world.the(track.id()).run().attempts()).isZero();
            assertThat(world.tracks.jobs(track.id(), 9)).hasSize(1);
        }

        @Test
        void a_track_that_is_archived_stays_as_it_is() {
            var track = hasty();
            world.work();
            var archived = world.the(track.id());
            world.register(ArchiveWorld.hasty(elsewhere()));

            assertThat(world.the(track.id())).isEqualTo(archived);
            assertThat(world.queue.queue().waiting()).isEmpty();
        }

        @Test
        void nobody_works_with_them_before_those_have_ended_who_work_with_the_old_ones() {
            var track = hasty();
            world.whileFetching = () -> {
                throw new Crash("while the old ones are fetched");
            };
            assertThatThrownBy(world::work).isInstanceOf(Crash.class);
            world.whileFetching = () -> {};
            world.queue.queue().lose();
            world.register(ArchiveWorld.hasty(elsewhere()));
            assertThat(world.perform(track.id())).isEqualTo(new Done.NothingToDo());

            var turnsEnd = world.the(track.id()).turn().until().orElseThrow();
            assertThat(world.queue.queue().nextAt()).contains(turnsEnd);
            world.clock.advance(Duration.between(world.clock.instant(), turnsEnd));
            world.work();
            assertThat(world.kept(world.the(track.id()), Part.AUDIO)).isEqualTo(OTHER_SONG);
        }

        @Test
        void what_was_stored_from_the_old_ones_and_not_recorded_is_not_believed() {
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
            dieBeforeTheRecord();
            assertThat(world.bytes.keys()).hasSize(2);
            world.register(ArchiveWorld.hasty(elsewhere()));
            world.letItRunDry();

            var kept = world.the(track.id());
            assertThat(world.kept(kept, Part.AUDIO)).isEqualTo(OTHER_SONG);
            assertThat(world.bytes.keys()).containsExactly(kept.parts().of(Part.AUDIO).orElseThrow().key());
        }

        @Test
        void fresh_signatures_of_the_same_file_do_as_well() {
            var track = hasty();
            dieBeforeTheRecord();
            var signed = URI.create("https://cdn1.example.com/song?signature=2");
            world.provide(signed, SONG);
            world.register(ArchiveWorld.hasty(new Sources(signed, Optional.empty(), Optional.empty())));
            world.letItRunDry();

            assertThat(world.kept(world.the(track.id()), Part.AUDIO)).isEqualTo(SONG);
        }
    }

    @Nested
    class when_it_is_deleted {

        @Test
        void nothing_of_it_is_left_and_nobody_finds_it() {
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
            world.work();
            assertThat(world.registry.delete(OWNER, track.id())).isTrue();

            assertThat(world.registry.find(OWNER, track.id())).isEmpty();
            assertThat(world.registry.delete(OWNER, track.id())).isFalse();
            assertThat(world.bytes.keys()).isEmpty();
            assertThat(world.tracks.ofOwner(OWNER, 9, Optional.empty()).items()).isEmpty();
        }

        @Test
        void its_tombstone_is_looked_at_once_more_and_then_never_again() {
            var track = hasty();
            world.registry.delete(OWNER, track.id());
            world.letItRunDry();

            assertThat(world.the(track.id()).isDeleted()).isTrue();
            assertThat(world.the(track.id()).dates().dueAt()).isEmpty();
            assertThat(world.the(track.id()).turn().isTaken(world.clock.instant())).isFalse();
        }

        @Test
        void nothing_that_was_said_of_it_is_kept() {
            world.fail(AUDIO, FailureKind.NOT_FOUND);
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
            world.clock.advance(Duration.ofHours(1));
            world.work();
            assertThat(world.notices()).hasSize(1);
            world.registry.delete(OWNER, track.id());

            assertForgotten(world.the(track.id()));
            world.letItRunDry();
            assertForgotten(world.the(track.id()));
        }

        @Test
        void what_was_told_of_it_goes_though_whoever_deleted_it_died() {
            world.fail(AUDIO, FailureKind.NOT_FOUND);
            var track = hasty();
            world.clock.advance(Duration.ofHours(1));
            world.work();
            world.steps.before("Tracks.forgetRuns", 0, () -> {
                throw new Crash("before anything was forgotten");
            });
            assertThatThrownBy(() -> world.registry.delete(OWNER, track.id())).isInstanceOf(Crash.class);
            assertThat(world.tracks.jobs(track.id(), 9)).hasSize(1);
            world.letItRunDry();

            assertForgotten(world.the(track.id()));
        }

        @Test
        void its_tombstone_stays_until_nothing_is_left_and_then_for_as_long_as_a_message_about_it_can_be_under_way() {
            var track = hasty();
            world.registry.delete(OWNER, track.id());
            world.clock.advance(Duration.ofDays(1_000));
            world.tracks.expire(world.clock.instant());
            assertThat(world.the(track.id()).isDeleted()).as("nobody has looked yet whether anything is left").isTrue();

            var clearedAt = world.clock.instant();
            world.letItRunDry();
            var expiresAt = world.the(track.id()).dates().expiresAt();
            assertThat(expiresAt).isBetween(clearedAt.plus(Duration.ofDays(28)), clearedAt.plus(Duration.ofDays(31)));
            world.tracks.expire(expiresAt.minusMillis(1));
            assertThat(world.tracks.find(track.id())).isPresent();
            world.tracks.expire(expiresAt);
            assertThat(world.tracks.find(track.id())).isEmpty();
        }

        private void assertForgotten(Track tombstone) {
            assertThat(tombstone.toString()).doesNotContain("Song", "cdn1", "ended", "provider fails");
            assertThat(tombstone.isDeleted()).isTrue();
            assertThat(tombstone.about()).isEqualTo(new About("replicate", "", "deleted", Optional.empty(), Map.of(), Optional.empty()));
            assertThat(tombstone.parts()).isEqualTo(Parts.NONE);
            assertThat(tombstone.lastError()).isEmpty();
            assertThat(world.tracks.jobs(tombstone.id(), 9)).isEmpty();
            assertThat(world.notices()).isEmpty();
        }

        @Test
        void what_is_stored_afterwards_is_cleared_away() {
            var track = hasty();
            world.whileFetching = () -> world.registry.delete(OWNER, track.id());
            assertThat(world.perform(track.id())).isEqualTo(new Done.NothingToDo());
            assertThat(world.bytes.keys()).isEmpty();
            assertThat(world.the(track.id()).isDeleted()).isTrue();
        }

        @Test
        void whoever_stored_something_afterwards_may_even_have_died() {
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
            world.whileFetching = () -> {
                if (world.fetcher.asked().isEmpty()) {
                    world.registry.delete(OWNER, track.id());
                } else {
                    throw new Crash("after it was stored");
                }
            };
            assertThatThrownBy(() -> world.perform(track.id())).isInstanceOf(Crash.class);
            assertThat(world.bytes.keys()).hasSize(1);
            world.whileFetching = () -> {};
            world.letItRunDry();
            assertThat(world.bytes.keys()).isEmpty();
        }

        @Test
        void an_answer_that_is_lost_does_not_make_it_unknown() {
            var track = hasty();
            world.tracks.forgetToSayYesTo(1);
            assertThat(world.registry.delete(OWNER, track.id())).isTrue();
        }
    }

    @Nested
    class when_it_is_registered_again_after_it_was_deleted {

        @Test
        void it_is_new_and_archived_once_whoever_deleted_it_must_have_ended() {
            var track = hasty();
            world.work();
            world.registry.delete(OWNER, track.id());
            var again = (Registered.Known) world.registry.register(OWNER, ArchiveWorld.hasty(elsewhere()));

            assertThat(again.isNew()).isTrue();
            assertThat(again.track().id()).isEqualTo(track.id());
            assertThat(again.track().parts().kept()).isEmpty();
            assertThat(again.track().archivedAt()).isEmpty();
            assertThat(world.perform(track.id())).as("the one who deletes has the turn").isEqualTo(new Done.NothingToDo());
            var registered = world.clock.instant();
            world.letItRunDry();

            var kept = world.the(track.id());
            assertThat(world.kept(kept, Part.AUDIO)).isEqualTo(OTHER_SONG);
            assertThat(kept.archivedAt().orElseThrow()).isBetween(registered, registered.plus(Duration.ofMinutes(16)));
        }

        @Test
        void it_has_none_of_the_runs_that_it_had_though_whoever_deleted_it_died() {
            var track = hasty();
            world.work();
            world.steps.before("Tracks.forgetRuns", 0, () -> {
                throw new Crash("before anything was forgotten");
            });
            assertThatThrownBy(() -> world.registry.delete(OWNER, track.id())).isInstanceOf(Crash.class);
            hasty();

            assertThat(world.tracks.jobs(track.id(), 9)).extracting(Job::number).containsExactly(2L);
        }

        @Test
        void nobody_from_before_can_write_to_it_though_its_tombstone_is_forgotten() {
            var track = hasty();
            var changes = new ArrayList<Change>();
            world.tracks.watch(changes::add);
            world.work();
            world.registry.delete(OWNER, track.id());
            world.letItRunDry();
            world.clock.advance(Duration.ofDays(31));
            world.tracks.expire(world.clock.instant());
            assertThat(world.tracks.find(track.id())).isEmpty();
            var again = hasty();

            assertThat(List.copyOf(changes)).hasSizeGreaterThan(4).allSatisfy(change -> {
                assertThat(change.after().version()).isLessThanOrEqualTo(again.version());
                assertThat(change.after().equals(again) || !world.tracks.commit(change)).isTrue();
            });
            world.letItRunDry();
            assertThat(world.kept(world.the(track.id()), Part.AUDIO)).isEqualTo(SONG);
            assertThat(world.tracks.jobs(track.id(), 9)).hasSize(1);
        }

        @Test
        void a_deletion_that_is_slow_takes_nothing_from_it() {
            var track = hasty();
            world.work();
            world.steps.before("TrackBytes.findBelow", 0, () -> registerAndArchive(track));
            world.registry.delete(OWNER, track.id());
            world.letItRunDry();

            assertThat(world.kept(world.the(track.id()), Part.AUDIO)).isEqualTo(SONG);
        }

        @Test
        void clearing_away_that_is_slow_takes_nothing_from_it() {
            var track = hasty();
            world.registry.delete(OWNER, track.id());
            world.clock.advance(Duration.ofMinutes(15));
            world.steps.before("TrackBytes.findBelow", 0, () -> registerAndArchive(track));
            world.perform(track.id());
            world.letItRunDry();

            assertThat(world.kept(world.the(track.id()), Part.AUDIO)).isEqualTo(SONG);
        }

        @Test
        void a_cover_that_somebody_stored_for_the_deleted_one_does_not_stay() {
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
            world.whileFetching = () -> {
                if (world.fetcher.asked().isEmpty()) {
                    world.registry.delete(OWNER, track.id());
                    world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
                }
            };
            assertThat(world.perform(track.id())).isEqualTo(new Done.NothingToDo());
            world.whileFetching = () -> {};
            world.letItRunDry();

            var kept = world.the(track.id());
            assertThat(world.bytes.keys()).containsExactly(kept.parts().of(Part.AUDIO).orElseThrow().key());
        }
    }

    private Track hasty() {
        return world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
    }

    private Track patient() {
        return world.register(ArchiveWorld.registration("suno", ArchiveWorld.audioOnly()));
    }

    private static Sources elsewhere() {
        return new Sources(ELSEWHERE, Optional.empty(), Optional.empty());
    }

    private static About about(String status) {
        return new About("replicate", "Song", status, Optional.of("1"), Map.of(), Optional.empty());
    }

    private void registerAndArchive(Track track) {
        world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
        world.perform(track.id());
    }

    /// Everything is stored, nothing recorded.
    private void dieBeforeTheRecord() {
        world.steps.before("Tracks.commit", 1, () -> {
            throw new Crash("before the record");
        });
        assertThatThrownBy(world::work).isInstanceOf(Crash.class);
        world.queue.queue().lose();
    }
}
