package dev.audiolith.testkit.story;

import static dev.audiolith.testkit.story.ArchiveWorld.AUDIO;
import static dev.audiolith.testkit.story.ArchiveWorld.COVER;
import static dev.audiolith.testkit.story.ArchiveWorld.OTHER_SONG;
import static dev.audiolith.testkit.story.ArchiveWorld.PICTURE;
import static dev.audiolith.testkit.story.ArchiveWorld.SONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.testkit.track.FakeSourceFetcher.Behaviour;
import dev.audiolith.testkit.track.SampleTracks;
import dev.audiolith.track.About;
import dev.audiolith.track.Archivist.Done;
import dev.audiolith.track.HostGate;
import dev.audiolith.track.Job;
import dev.audiolith.track.Notice;
import dev.audiolith.track.Part;
import dev.audiolith.track.Registration;
import dev.audiolith.track.SourceFetcher;
import dev.audiolith.track.Sources;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One message about one track, and what comes of it.
class ArchivistTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path scratch;

    ArchiveWorld world;

    @BeforeEach
    void open() {
        world = new ArchiveWorld(scratch);
        world.provide(AUDIO, SONG);
        world.provide(COVER, PICTURE);
    }

    @Test
    void a_track_whose_files_are_good_is_archived_with_one_message() {
        var track = world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
        assertThat(world.work()).isTrue();

        var kept = world.the(track.id());
        assertThat(kept.state()).isEqualTo(TrackState.ARCHIVED);
        assertThat(kept.archivedAt()).contains(world.clock.instant());
        assertThat(kept.dates().dueAt()).isEmpty();
        assertThat(world.kept(kept, Part.AUDIO)).isEqualTo(SONG);
        assertThat(world.kept(kept, Part.COVER)).isEqualTo(PICTURE);
        assertThat(kept.parts().of(Part.AUDIO).orElseThrow().plays()).contains(Duration.ofSeconds(2));
        assertThat(job(kept).state()).isEqualTo(Job.State.COMPLETED);
        assertThat(job(kept).parts()).isEqualTo(kept.parts());
        assertThat(world.notices()).isEmpty();
        assertThat(world.queue.queue().waiting()).isEmpty();
        assertThat(world.files()).isEmpty();
    }

    @Test
    void the_steps_are_the_promised_order_of_side_effects() {
        world.steps.dieNoMore();
        world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
        assertThat(world.steps.taken()).containsExactly("Tracks.find", "Tracks.commit", "ArchiveQueue.send");

        world.steps.dieNoMore();
        world.work();
        assertThat(world.steps.taken()).containsExactly("Tracks.find", "HostGate.enter", "Tracks.findJob", "Tracks.commit",
                "TrackBytes.findBelow", "SourceFetcher.open", "TrackBytes.store", "AudioTool.listen", "Tracks.commit", "HostGate.leave");
    }

    @Test
    void what_nobody_registered_is_nothing_to_do() {
        assertThat(world.perform(SampleTracks.newId())).isEqualTo(new Done.NothingToDo());
    }

    @Test
    void what_its_provider_is_not_done_with_is_not_looked_for_again_when_it_cannot_be_had() {
        world.fail(AUDIO, FailureKind.NOT_FOUND);
        var about = new About("replicate", "Song", "queued", Optional.of("1"), Map.of(), Optional.empty());
        var track = world.register(new Registration(about, ArchiveWorld.audioOnly(), Optional.empty(), Optional.empty()));
        world.manualRun.archive(track.id(), world.clock.in(ArchiveWorld.REQUEST_TIME));
        world.letItRunDry();

        assertThat(world.the(track.id()).state()).isEqualTo(TrackState.FAILED);
        assertThat(world.the(track.id()).dates().dueAt()).isEmpty();
    }

    @Test
    void what_was_not_sent_for_is_left_alone() {
        var track = world.register(ArchiveWorld.registration("suno", ArchiveWorld.audioOnly()));

        assertThat(world.perform(track.id())).isEqualTo(new Done.NothingToDo());
        assertThat(world.the(track.id())).isEqualTo(track);
        assertThat(world.fetcher.asked()).isEmpty();
    }

    @Nested
    class when_its_provider_fails {

        @Test
        void it_is_asked_three_times_later_each_time_and_then_its_owner_is_told() {
            world.fail(AUDIO, FailureKind.BUSY);
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            var start = world.clock.instant();

            assertThat(world.work()).isTrue();
            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.DUE);
            assertThat(job(track).state()).isEqualTo(Job.State.PENDING);
            assertThat(waitForTheNextMessage()).isEqualTo(Duration.ofSeconds(5));
            assertThat(world.work()).isTrue();
            assertThat(waitForTheNextMessage()).isEqualTo(Duration.ofSeconds(10));
            assertThat(world.notices()).isEmpty();
            assertThat(world.work()).isTrue();

            var failed = world.the(track.id());
            assertThat(failed.state()).isEqualTo(TrackState.FAILED);
            assertThat(failed.run().attempts()).isEqualTo(3);
            assertThat(failed.run().isOn()).isFalse();
            assertThat(failed.lastError()).contains(ArchiveWorld.failure(FailureKind.BUSY).message());
            assertThat(job(failed).state()).isEqualTo(Job.State.FAILED);
            assertThat(job(failed).attempts()).isEqualTo(3);
            assertThat(world.notices()).singleElement().satisfies(notice -> {
                assertThat(notice.kind()).isEqualTo(Notice.Kind.TRACK_FAILED);
                assertThat(notice.track()).isEqualTo(track.id());
            });
            assertThat(world.queue.queue().waiting()).isEmpty();
            assertThat(failed.dates().dueAt().orElseThrow()).as("a quarter of what is left of an hour")
                    .isBetween(start.plus(Duration.ofMinutes(14)), start.plus(Duration.ofMinutes(16)));
        }

        @Test
        void the_next_run_begins_anew() {
            world.fail(AUDIO, FailureKind.BUSY);
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            drain();
            world.provide(AUDIO, SONG);
            world.letItRunDry();

            var kept = world.the(track.id());
            assertThat(kept.state()).isEqualTo(TrackState.ARCHIVED);
            assertThat(kept.lastError()).isEmpty();
            assertThat(world.tracks.jobs(track.id(), 9)).extracting(Job::number).containsExactly(2L, 1L);
            assertThat(world.tracks.jobs(track.id(), 9)).extracting(Job::state).containsExactly(Job.State.COMPLETED, Job.State.FAILED);
            assertThat(world.notices()).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource({"1, 5", "5, 5", "6, 6", "60, 60", "899, 899", "900, 900", "901, 900", "86400, 900"})
        void it_is_asked_when_it_wants_to_be_where_that_is_later(int wanted, int waited) {
            world.fetcher.set(AUDIO, Behaviour.fails(new Failure(FailureKind.RATE_LIMITED, SourceFetcher.SOURCE, "too fast",
                    Optional.of(Duration.ofSeconds(wanted)))));
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            world.work();

            assertThat(waitForTheNextMessage()).isEqualTo(Duration.ofSeconds(waited));
            assertThat(world.the(track.id()).dates().dueAt().orElseThrow()).isAfter(world.clock.instant());
        }

        @ParameterizedTest
        @EnumSource(value = FailureKind.class, mode = EnumSource.Mode.EXCLUDE, names = "RETIRED")
        void nothing_that_it_says_before_its_time_is_over_is_the_end(FailureKind kind) {
            world.fail(AUDIO, kind);
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            drain();

            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.FAILED);
            world.provide(AUDIO, SONG);
            world.letItRunDry();
            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.ARCHIVED);
        }

        @Test
        void a_file_that_is_no_audio_is_asked_for_again() {
            world.provide(AUDIO, "<html>try later</html>".getBytes(StandardCharsets.UTF_8));
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            world.work();
            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.DUE);
            assertThat(world.bytes.keys()).isEmpty();

            world.provide(AUDIO, SONG);
            world.letItRunDry();
            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.ARCHIVED);
        }

        @Test
        void a_file_that_is_cut_off_leaves_nothing() {
            world.provide(AUDIO, Arrays.copyOf(SONG, SONG.length - 100));
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            world.work();

            assertThat(world.the(track.id()).lastError()).hasValueSatisfying(text -> assertThat(text).contains("cut off"));
            assertThat(world.bytes.keys()).isEmpty();
            assertThat(world.files()).isEmpty();
        }
    }

    @Nested
    class when_the_files_are_gone {

        @ParameterizedTest
        @EnumSource(value = FailureKind.class, names = {"NOT_FOUND", "FORBIDDEN", "CORRUPT_ANSWER", "RETIRED"})
        void after_its_time_the_track_is_lost_at_once_and_its_owner_is_told(FailureKind kind) {
            world.fail(AUDIO, kind);
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            world.clock.advance(HOUR);
            world.work();

            var lost = world.the(track.id());
            assertThat(lost.state()).isEqualTo(TrackState.EXPIRED);
            assertThat(lost.dates().dueAt()).isEmpty();
            assertThat(job(lost).state()).isEqualTo(Job.State.FAILED);
            assertThat(world.notices()).singleElement().satisfies(notice -> assertThat(notice.kind()).isEqualTo(Notice.Kind.TRACK_EXPIRED));
            assertThat(world.queue.queue().waiting()).isEmpty();
        }

        @Test
        void a_millisecond_earlier_it_is_not() {
            world.fail(AUDIO, FailureKind.NOT_FOUND);
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            world.clock.advance(HOUR.minusMillis(1));
            world.work();

            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.DUE);
        }

        @Test
        void its_provider_may_say_earlier_that_nothing_will_come_back() {
            world.fail(AUDIO, FailureKind.RETIRED);
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            world.work();

            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.EXPIRED);
        }

        @Test
        void a_provider_that_only_cannot_answer_is_asked_three_times_first() {
            world.fail(AUDIO, FailureKind.UNREACHABLE);
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            world.clock.advance(HOUR);
            drain();

            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.EXPIRED);
            assertThat(world.fetcher.asked()).hasSize(3);
            assertThat(world.notices()).hasSize(1);
        }

        @Test
        void fresh_links_are_asked_for_first_where_somebody_gives_them() {
            var fresh = URI.create("https://cdn2.example.com/fresh");
            world.fail(AUDIO, FailureKind.NOT_FOUND);
            world.provide(fresh, SONG);
            world.recovery = _ -> Optional.of(new Sources(fresh, Optional.empty(), Optional.empty()));
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            world.clock.advance(HOUR);
            drain();

            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.ARCHIVED);
            assertThat(world.the(track.id()).sources().audio()).isEqualTo(fresh);
            assertThat(world.fetcher.asked()).containsExactly(AUDIO, fresh);
            assertThat(world.notices()).isEmpty();
        }

        @Test
        void fresh_links_that_lead_nowhere_either_come_to_an_end() {
            world.recovery = track -> Optional
                    .of(new Sources(URI.create(track.sources().audio() + "x"), Optional.empty(), Optional.empty()));
            world.fail(AUDIO, FailureKind.NOT_FOUND);
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            world.clock.advance(HOUR);
            drain();

            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.EXPIRED);
            assertThat(world.fetcher.asked()).hasSize(3);
        }

        @Test
        void links_that_we_have_are_not_fresh() {
            world.recovery = track -> Optional.of(track.sources());
            world.fail(AUDIO, FailureKind.NOT_FOUND);
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            world.clock.advance(HOUR);
            world.work();

            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.EXPIRED);
        }

        @Test
        void a_placeholder_is_not_even_fetched() {
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            world.recovery = _ -> Optional
                    .of(new Sources(URI.create("https://cdn1.example.com/api/forbidden"), Optional.empty(), Optional.empty()));
            world.fail(AUDIO, FailureKind.RETIRED);
            drain();

            assertThat(world.fetcher.asked()).containsExactly(AUDIO);
            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.EXPIRED);
        }

        @Test
        void what_is_our_own_fault_loses_no_track_at_the_stroke_of_its_hour() {
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            world.clock.advance(HOUR);
            for (var run = 0; run < 3; run++) {
                world.bytes.outage().failNext(1);
                drain();
            }
            world.letItRunDry();

            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.ARCHIVED);
        }
    }

    @Nested
    class when_only_the_cover_cannot_be_had {

        @Test
        void a_cover_that_was_stored_is_not_given_up_for_a_bucket_that_is_away_at_the_end_of_its_time() {
            var track = storedAndNotRecorded();
            world.clock.advance(HOUR);
            world.steps.before("TrackBytes.findBelow", 1, () -> world.bytes.outage().failNext(1));
            drain();
            assertThat(world.the(track.id()).parts().kept()).as("at that moment").containsOnlyKeys(Part.AUDIO);

            world.letItRunDry();
            assertThat(world.kept(world.the(track.id()), Part.COVER)).isEqualTo(PICTURE);
        }

        @Test
        void nothing_stays_of_a_cover_that_is_given_up() {
            var track = storedAndNotRecorded();
            world.clock.advance(HOUR.plusDays(1));
            world.steps.before("TrackBytes.findBelow", 1, () -> world.bytes.outage().failNext(1));
            world.letItRunDry();

            var parts = world.the(track.id()).parts();
            assertThat(parts.kept()).containsOnlyKeys(Part.AUDIO);
            assertThat(world.bytes.keys()).containsExactly(parts.of(Part.AUDIO).orElseThrow().key());
        }

        private Track storedAndNotRecorded() {
            world.provide(COVER, PICTURE);
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
            world.steps.before("Tracks.commit", 1, () -> {
                throw new Crash("before the record");
            });
            assertThatThrownBy(world::work).isInstanceOf(Crash.class);
            assertThat(world.bytes.keys()).hasSize(2);
            return track;
        }

        @Test
        void the_track_is_archived_without_it_and_it_is_looked_for_again() {
            world.fail(COVER, FailureKind.BUSY);
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
            drain();

            var kept = world.the(track.id());
            assertThat(kept.state()).isEqualTo(TrackState.ARCHIVED);
            assertThat(kept.parts().failed()).containsExactly(Part.COVER);
            assertThat(kept.lastError()).isPresent();
            assertThat(job(kept).state()).isEqualTo(Job.State.COMPLETED);
            var archivedAt = kept.archivedAt();

            world.provide(COVER, PICTURE);
            world.letItRunDry();
            var whole = world.the(track.id());
            assertThat(world.kept(whole, Part.COVER)).isEqualTo(PICTURE);
            assertThat(whole.parts().failed()).isEmpty();
            assertThat(whole.archivedAt()).isEqualTo(archivedAt);
            assertThat(whole.lastError()).isEmpty();
            assertThat(world.fetcher.asked().stream().filter(AUDIO::equals)).as("the audio is not fetched again").hasSize(1);
            assertThat(world.notices()).isEmpty();
        }

        @Test
        void it_is_looked_for_until_its_time_is_over_and_no_longer() {
            world.fail(COVER, FailureKind.NOT_FOUND);
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
            world.letItRunDry();

            var kept = world.the(track.id());
            assertThat(kept.state()).isEqualTo(TrackState.ARCHIVED);
            assertThat(kept.dates().dueAt()).isEmpty();
            assertThat(world.fetcher.asked().stream().filter(COVER::equals).count()).isBetween(3L, 12L);
            assertThat(world.notices()).isEmpty();
        }

        @Test
        void those_who_die_of_it_do_not_make_the_track_a_failed_one() {
            world.fail(COVER, FailureKind.BUSY);
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
            drain();
            world.clock.advance(Duration.ofMinutes(20));
            world.plan();
            for (var death = 0; death < 3; death++) {
                dieAt("SourceFetcher.open", track);
                world.clock.advance(ArchiveWorld.TURN);
            }
            world.perform(track.id());

            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.ARCHIVED);
            assertThat(world.the(track.id()).run().isOn()).isFalse();
            assertThat(world.notices()).isEmpty();
        }
    }

    @Nested
    class when_its_host_is_busy {

        @Test
        void it_is_put_off_without_an_attempt_and_comes_back_by_itself() {
            var passes = IntStream.range(0, 4)
                    .mapToObj(_ -> world.gate.enter("cdn1.example.com", world.clock.instant().plus(HOUR)).orElseThrow()).toList();
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));

            world.work();
            assertThat(world.the(track.id())).isEqualTo(track);
            assertThat(waitForTheNextMessage()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
            passes.forEach(world.gate::leave);
            world.work();
            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.ARCHIVED);
        }

        @Test
        void messages_do_not_multiply_however_long_it_is() {
            IntStream.range(0, 4).forEach(_ -> world.gate.enter("cdn1.example.com", world.clock.instant().plus(Duration.ofHours(20))));
            world.register(new Registration(ArchiveWorld.hasty(ArchiveWorld.audioOnly()).about(),
                    ArchiveWorld.audioOnly(), Optional.empty(), Optional.of(world.clock.instant().plus(Duration.ofHours(12)))));
            var most = 0;
            for (var second = 0; second < 12 * 3600; second += 2) {
                world.clock.advance(Duration.ofSeconds(2));
                if (second % 900 == 450) {
                    world.plan();
                }
                while (world.work()) {
                    most = Math.max(most, world.queue.queue().waiting().size());
                }
                most = Math.max(most, world.queue.queue().waiting().size());
            }
            assertThat(most).isLessThanOrEqualTo(2);
        }

        @Test
        void a_place_is_given_back_whatever_happens() {
            world.fail(AUDIO, FailureKind.BUSY);
            world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            drain();
            assertThat(freePlaces()).isEqualTo(4);

            world.provide(AUDIO, SONG);
            world.letItRunDry();
            assertThat(freePlaces()).isEqualTo(4);
        }

        private long freePlaces() {
            return IntStream.range(0, 10)
                    .mapToObj(_ -> world.gate.enter("cdn1.example.com", world.clock.instant().plusSeconds(1))).flatMap(Optional::stream)
                    .toList().stream().map(HostGate.Pass::place).distinct().count();
        }
    }

    @Nested
    class when_whoever_fetched_it_died {

        @ParameterizedTest
        @CsvSource({"-1, false", "0, true", "1000, true"})
        void the_turn_is_over_to_the_millisecond(int millis, boolean isFree) {
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            dieAt("SourceFetcher.open", track);
            world.clock.advance(ArchiveWorld.TURN.plusMillis(millis));
            var done = world.perform(track.id());

            assertThat(done instanceof Done.Archived).isEqualTo(isFree);
            assertThat(done instanceof Done.NothingToDo).isEqualTo(!isFree);
        }

        @Test
        void three_times_nobody_tries_it_a_fourth_time_in_this_run() {
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            for (var death = 0; death < 3; death++) {
                dieAt("SourceFetcher.open", track);
                world.clock.advance(ArchiveWorld.TURN);
            }
            assertThat(world.perform(track.id())).isInstanceOf(Done.Failed.class);
            assertThat(world.notices()).hasSize(1);
            assertThat(job(world.the(track.id())).state()).isEqualTo(Job.State.FAILED);

            world.letItRunDry();
            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.ARCHIVED);
        }

        @Test
        void of_it_each_time_its_owner_is_not_told_for_ever() {
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            var hours = 0;
            while (world.the(track.id()).dates().dueAt().isPresent() && hours++ < 300) {
                if (hours % 2 == 0) {
                    world.plan();
                }
                dieAt("SourceFetcher.open", track);
                world.clock.advance(ArchiveWorld.TURN);
            }
            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.EXPIRED);
            assertThat(world.notices()).hasSizeLessThan(20);
        }

        @Test
        void what_had_been_stored_is_not_fetched_again_even_if_it_is_gone_by_now() {
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
            world.steps.dieNoMore();
            world.whileFetching = () -> {
                if (world.fetcher.asked().size() == 1) {
                    throw new Crash("before the cover");
                }
            };
            assertThatThrownBy(world::work).isInstanceOf(Crash.class);
            world.whileFetching = () -> {};
            world.fail(AUDIO, FailureKind.NOT_FOUND);
            world.clock.advance(ArchiveWorld.TURN);
            world.perform(track.id());

            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.ARCHIVED);
            assertThat(world.kept(world.the(track.id()), Part.AUDIO)).isEqualTo(SONG);
            assertThat(world.fetcher.asked()).containsExactly(AUDIO, COVER);
        }
    }

    @Nested
    class when_an_answer_is_lost {

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void a_write_that_was_done_and_denied_is_recognised(int writes) {
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            world.tracks.forgetToSayYesTo(writes);

            assertThat(world.perform(track.id())).isInstanceOf(Done.Archived.class);
        }

        @Test
        void the_worker_fails_and_the_next_one_finds_what_it_did() {
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            world.whileFetching = () -> world.tracks.outage().loseAnswerOfNext(1);

            assertThatThrownBy(() -> world.perform(track.id())).isInstanceOf(StorageUnavailable.class);
            assertThat(world.perform(track.id())).isEqualTo(new Done.NothingToDo());
            assertThat(world.the(track.id()).state()).isEqualTo(TrackState.ARCHIVED);
            assertThat(world.bytes.keys()).hasSize(1);
        }
    }

    @Nested
    class when_two_have_the_message {

        @Test
        void one_gets_the_turn() {
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            var second = new Done[1];
            world.whileFetching = () -> second[0] = world.perform(track.id());

            assertThat(world.perform(track.id())).isInstanceOf(Done.Archived.class);
            assertThat(second[0]).isEqualTo(new Done.NothingToDo());
            assertThat(world.fetcher.asked()).containsExactly(AUDIO);
        }

        @Test
        void a_message_that_comes_when_all_is_done_changes_nothing() {
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            world.work();
            var kept = world.the(track.id());

            assertThat(world.perform(track.id())).isEqualTo(new Done.NothingToDo());
            assertThat(world.the(track.id())).isEqualTo(kept);
        }
    }

    @Nested
    class when_other_links_come_while_it_is_fetched {

        @Test
        void links_that_come_back_are_not_believed_to_lead_to_what_those_between_led_to() {
            var between = URI.create("https://cdn1.example.com/between");
            world.provide(between, OTHER_SONG);
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly()));
            world.register(ArchiveWorld.hasty(new Sources(between, Optional.empty(), Optional.empty())));
            world.steps.before("TrackBytes.store", 0, () -> world.register(ArchiveWorld.hasty(ArchiveWorld.audioOnly())));
            world.letItRunDry();

            assertThat(world.the(track.id()).sources().audio()).isEqualTo(AUDIO);
            assertThat(world.kept(world.the(track.id()), Part.AUDIO)).isEqualTo(SONG);
        }

        @Test
        void what_they_lead_to_is_kept_and_nothing_else() {
            var corrected = URI.create("https://cdn1.example.com/corrected");
            world.provide(corrected, OTHER_SONG);
            var track = world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
            world.whileFetching = () -> {
                if (world.fetcher.asked().size() == 1) {
                    world.register(ArchiveWorld.hasty(new Sources(corrected, Optional.empty(), Optional.empty())));
                }
            };
            assertThat(world.perform(track.id())).isEqualTo(new Done.NothingToDo());
            world.whileFetching = () -> {};
            world.letItRunDry();

            var kept = world.the(track.id());
            assertThat(kept.state()).isEqualTo(TrackState.ARCHIVED);
            assertThat(world.kept(kept, Part.AUDIO)).isEqualTo(OTHER_SONG);
            assertThat(world.bytes.keys()).containsExactly(kept.parts().of(Part.AUDIO).orElseThrow().key());
            assertThat(world.tracks.jobs(track.id(), 9)).extracting(Job::state).containsExactly(Job.State.COMPLETED);
        }
    }

    private Job job(Track track) {
        return world.tracks.findJob(track.id(), track.run().number()).orElseThrow();
    }

    private Duration waitForTheNextMessage() {
        var wait = Duration.between(world.clock.instant(), world.queue.queue().nextAt().orElseThrow());
        if (wait.isPositive()) {
            world.clock.advance(wait);
        }
        return wait;
    }

    /// Until no message is left, without a planner.
    private void drain() {
        while (world.queue.queue().nextAt().isPresent()) {
            waitForTheNextMessage();
            world.work();
        }
    }

    private void dieAt(String step, Track track) {
        world.steps.dieNoMore();
        world.whileFetching = () -> {
            throw new Crash(step);
        };
        try {
            world.perform(track.id());
        } catch (Crash e) {
            assertThat(e).hasMessage(step);
        } finally {
            world.whileFetching = () -> {};
        }
    }
}
