package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.recording.Problem;
import dev.audiolith.recording.Soundscape;
import dev.audiolith.recording.Span;
import dev.audiolith.testkit.transcript.FakeTranscriber;
import dev.audiolith.transcript.Transcriber;
import dev.audiolith.transcript.TranscriberOutcome;
import dev.audiolith.transcript.Transcribing.Done;
import dev.audiolith.transcript.Transcript;
import dev.audiolith.transcript.Transcription;
import dev.audiolith.transcript.TranscriptionId;
import dev.audiolith.transcript.TranscriptionState;
import dev.audiolith.transcript.Wishes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What becomes of recordings, from the bucket's event to the text.
class TranscribingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path scratch;

    private TranscribeWorld world;

    @BeforeEach
    void begin() {
        world = new TranscribeWorld(scratch);
    }

    @AfterEach
    void no_desk_is_left_behind() {
        assertThat(world.files()).isEmpty();
    }

    @Nested
    class when_nothing_goes_wrong {

        @Test
        void what_was_announced_and_uploaded_becomes_its_text() {
            var id = world.upload(TranscribeWorld.RECORDING);
            world.letTheQueuesRunDry();

            var done = world.the(id);
            assertThat(done.state()).isEqualTo(TranscriptionState.COMPLETED);
            assertThat(done.owner()).isEqualTo("ann");
            assertThat(done.times().forgottenAt()).as("it is kept").isEmpty();
            assertThat(world.textOf(id)).isEqualTo(Telling.text(Telling.whole(MINUTE)));
            assertThat(done.report()).hasValueSatisfying(report -> {
                assertThat(report.duration()).isEqualTo(MINUTE);
                assertThat(report.billed()).isEqualTo(MINUTE);
                assertThat(report.language()).contains("en");
                assertThat(report.model()).isEqualTo("whisper-1");
                assertThat(report.warnings()).isEmpty();
            });
        }

        @Test
        void what_is_sent_with_a_request_is_answered_at_once() {
            var done = world.send(TranscribeWorld.RECORDING);

            assertThat(done).isInstanceOfSatisfying(Done.Completed.class,
                    completed -> assertThat(completed.text().text()).isEqualTo(Telling.text(Telling.whole(MINUTE))));
            world.letTheQueuesRunDry();
            assertThat(world.transcriber.charged()).hasSize(1);
        }

        @Test
        void what_is_dropped_into_the_bucket_belongs_to_whom_its_folder_names() {
            assertThat(dropped("uploads/bob/talks/monday.wav").owner()).isEqualTo("bob");
            assertThat(dropped("uploads/bob/talks/monday.wav").recording().fileName()).isEqualTo("monday.wav");
            assertThat(dropped("uploads/monday.wav").owner()).isEqualTo("dropped");
        }

        private Transcription dropped(String key) {
            world.uploads.arrive(key, "audio/wav", TranscribeWorld.RECORDING);
            var id = world.intake.arrived(key).orElseThrow();
            world.perform(id, false);
            assertThat(world.the(id).state()).isEqualTo(TranscriptionState.COMPLETED);
            return world.the(id);
        }

        @Test
        void an_event_about_anything_else_is_nothing_to_do() {
            world.uploads.arrive("recordings/0123456789abcdef0123456789abcdef", "audio/wav", TranscribeWorld.RECORDING);
            world.uploads.arrive("uploads/~/no-id", "audio/wav", TranscribeWorld.RECORDING);
            world.uploads.arrive("uploads/~/0123456789abcdef0123456789abcdef", "audio/wav", TranscribeWorld.RECORDING);
            world.uploads.arrive("uploads/bob/", "application/x-directory", new byte[0]);

            for (var key : List.of("recordings/0123456789abcdef0123456789abcdef", "uploads/~/no-id", "uploads/bob/", "uploads/never",
                    "uploads/~/0123456789abcdef0123456789abcdef")) {
                assertThat(world.intake.arrived(key)).as(key).isEmpty();
            }
            assertThat(world.transcriptions.all()).isEmpty();
        }
    }

    @Nested
    class when_messages_come_more_than_once {

        @Test
        void an_event_told_three_times_and_late_makes_one_transcription() {
            world.uploads.arrive("uploads/bob/a.wav", "audio/wav", TranscribeWorld.RECORDING);
            for (var told = 0; told < 3; told++) {
                world.events.send("uploads/bob/a.wav", Duration.ofMinutes(told));
            }
            world.letTheQueuesRunDry();

            assertThat(world.transcriptions.all()).singleElement()
                    .satisfies(one -> assertThat(one.state()).isEqualTo(TranscriptionState.COMPLETED));
            assertThat(world.transcriber.charged()).hasSize(1);
        }

        @Test
        void other_bytes_under_the_same_key_are_another_transcription() {
            world.uploads.arrive("uploads/bob/a.wav", "audio/wav", TranscribeWorld.RECORDING);
            var first = world.intake.arrived("uploads/bob/a.wav");
            world.uploads.arrive("uploads/bob/a.wav", "audio/wav", ObedientTool.recording(600));

            assertThat(world.intake.arrived("uploads/bob/a.wav")).isNotEqualTo(first);
        }

        @Test
        void events_in_any_order_are_each_about_what_is_there_now() {
            var first = world.upload(TranscribeWorld.RECORDING);
            var second = world.upload(TranscribeWorld.RECORDING);
            for (var key : List.of(world.the(second).recording().key(), world.the(first).recording().key())) {
                world.events.send(key, Duration.ZERO);
            }
            world.letTheQueuesRunDry();

            assertThat(world.transcriptions.all()).hasSize(2)
                    .allSatisfy(one -> assertThat(one.state()).isEqualTo(TranscriptionState.COMPLETED));
            assertThat(world.transcriber.charged()).hasSize(2);
        }

        @Test
        void a_twin_that_comes_while_another_works_dies_out() {
            var id = arrived(TranscribeWorld.RECORDING);
            world.whileTranscribing = () -> assertThat(world.perform(id, false)).isInstanceOf(Done.NothingToDo.class);

            assertThat(world.perform(id, false)).isInstanceOf(Done.Completed.class);
            assertThat(world.queue.queue().waiting()).isEmpty();
            assertThat(world.transcriber.charged()).hasSize(1);
        }

        @Test
        void one_that_was_handed_out_before_comes_back_when_the_turn_has_ended() {
            var id = arrived(TranscribeWorld.RECORDING);
            world.whileTranscribing = () -> world.perform(id, true);
            world.perform(id, false);

            assertThat(world.queue.queue().nextAt()).contains(world.clock.instant().plusSeconds(75));
            world.letTheQueuesRunDry();
            assertThat(world.transcriber.charged()).hasSize(1);
        }
    }

    @Nested
    class when_the_recording_is_long {

        @Test
        void pieces_that_overlap_are_joined_without_a_lost_or_doubled_word() {
            var length = Duration.ofMinutes(61);
            world.tool.hear(new Soundscape(length, Optional.of(length), List.of()));
            var id = world.upload(TranscribeWorld.RECORDING);
            world.letTheQueuesRunDry();

            assertThat(world.tool.cut()).hasSizeGreaterThan(15);
            assertThat(world.textOf(id)).isEqualTo(Telling.text(Telling.whole(length)));
            var text = world.transcripts.find(id).orElseThrow();
            assertThat(text.words()).hasSize(3660).allSatisfy(
                    word -> assertThat("n" + word.start().toSeconds()).as("times count from the recording's beginning")
                            .isEqualTo(word.text()));
            assertThat(world.the(id).report().orElseThrow().coverage()).satisfies(coverage -> {
                assertThat(coverage.heard()).isEqualTo(length);
                assertThat(coverage.ratio()).isEqualTo(1.0);
            });
        }

        @Test
        void silence_is_not_sent_and_does_not_count_as_heard() {
            var silences = List.of(span(0, 20), span(100, 400), span(580, 600));
            var length = Duration.ofMinutes(10);
            world.tool.hear(new Soundscape(length, Optional.of(length), silences));
            var id = world.upload(TranscribeWorld.RECORDING);
            world.letTheQueuesRunDry();

            var coverage = world.the(id).report().orElseThrow().coverage();
            assertThat(coverage.heard()).isBetween(Duration.ofSeconds(260), Duration.ofSeconds(261));
            assertThat(coverage.transcribed()).isEqualTo(coverage.heard());
            assertThat(world.transcriber.charged()).extracting(Transcriber.Piece::length)
                    .allSatisfy(sent -> assertThat(sent).isLessThan(Duration.ofSeconds(181)));
            assertThat(world.transcripts.find(id).orElseThrow().words()).extracting(word -> word.start().toSeconds())
                    .allMatch(at -> (at >= 20 && at <= 100) || (at >= 400 && at <= 580)).contains(20L, 99L, 400L, 579L);
        }

        @Test
        void with_too_little_time_it_goes_on_where_it_stopped() {
            var length = Duration.ofMinutes(16);
            world.tool.hear(new Soundscape(length, Optional.of(length), List.of()));
            world.whileTranscribing = () -> world.clock.advance(Duration.ofMinutes(4));
            var id = arrived(TranscribeWorld.RECORDING);

            assertThat(world.perform(id, false)).isInstanceOfSatisfying(Done.PutOff.class, off -> {
                assertThat(off.why()).isEmpty();
                assertThat(off.transcription().failures()).isZero();
                assertThat(off.transcription().report()).as("a part is never taken for the whole").isEmpty();
            });
            assertThat(world.transcripts.find(id)).isEmpty();
            world.letTheQueuesRunDry();
            assertThat(world.the(id).state()).isEqualTo(TranscriptionState.COMPLETED);
            assertThat(world.textOf(id)).isEqualTo(Telling.text(Telling.whole(length)));
            assertThat(world.transcriber.charged()).hasSameSizeAs(world.tool.cut()).hasSize(world.transcripts.piecesOf(id).size());
        }

        @Test
        void one_that_takes_all_the_time_to_prepare_fails_in_the_end() {
            world.tool.whileListening = () -> world.clock.advance(TranscribeWorld.WORKER_TIME.minusSeconds(6));
            var id = world.upload(TranscribeWorld.RECORDING);
            world.letTheQueuesRunDry();

            assertThat(world.the(id).state()).isEqualTo(TranscriptionState.FAILED);
            assertThat(world.the(id).mishap().orElseThrow().problem()).isEqualTo(Problem.PROCESSING_TIMED_OUT);
            assertThat(world.transcriber.asked()).isEmpty();
        }

        @Test
        void one_that_a_request_has_no_time_for_is_left_to_a_worker() {
            world.tool.whileListening = () -> world.clock.advance(Duration.ofSeconds(24));

            assertThat(world.send(TranscribeWorld.RECORDING)).isInstanceOf(Done.PutOff.class);
            world.tool.whileListening = () -> {};
            world.letTheQueuesRunDry();
            assertThat(world.transcriptions.all().getFirst().state()).isEqualTo(TranscriptionState.COMPLETED);
        }

        @Test
        void one_that_a_request_cannot_even_listen_to_in_time_is_left_to_a_worker() {
            world.tool.whileListening = () -> world.clock.advance(Duration.ofSeconds(40));

            assertThat(world.send(TranscribeWorld.RECORDING)).isInstanceOfSatisfying(Done.PutOff.class,
                    off -> assertThat(off.transcription().failures()).isZero());
            world.tool.whileListening = () -> {};
            world.letTheQueuesRunDry();
            assertThat(world.transcriptions.all().getFirst().state()).isEqualTo(TranscriptionState.COMPLETED);
        }

        @Test
        void one_whose_transcriber_needs_longer_than_a_request_may_take_is_left_to_a_worker() {
            world.whileTranscribing = () -> world.clock.advance(TranscribeWorld.REQUEST_TIME.minusSeconds(3));
            world.instead = _ -> Optional.of(declined(FailureKind.TIMED_OUT));

            assertThat(world.send(TranscribeWorld.RECORDING)).isInstanceOfSatisfying(Done.PutOff.class,
                    off -> assertThat(off.transcription().failures()).isZero());
            world.instead = _ -> Optional.empty();
            world.letTheQueuesRunDry();
            assertThat(world.transcriptions.all().getFirst().state()).isEqualTo(TranscriptionState.COMPLETED);
        }

        @Test
        void a_piece_that_fails_leaves_what_the_others_came_to_and_is_asked_for_alone() {
            var length = Duration.ofMinutes(16);
            world.tool.hear(new Soundscape(length, Optional.of(length), List.of()));
            var id = arrived(TranscribeWorld.RECORDING);
            var allAsked = new CountDownLatch(4);
            world.crews = Executors::newVirtualThreadPerTaskExecutor;
            world.instead = piece -> {
                meet(allAsked);
                return ObedientTool.spanOf(piece.file()).start().compareTo(Duration.ofMinutes(6)) > 0 && isSecondHalf(piece)
                        ? Optional.of(declined(FailureKind.BUSY))
                        : Optional.empty();
            };
            var pieces = 5;

            assertThat(world.perform(id, false)).isInstanceOfSatisfying(Done.PutOff.class,
                    off -> assertThat(off.why().orElseThrow().problem()).isEqualTo(Problem.TRANSCRIBER_UNAVAILABLE));
            var saved = world.transcripts.piecesOf(id);
            assertThat(saved).isNotEmpty().hasSizeLessThan(pieces);
            assertThat(world.transcripts.find(id)).isEmpty();
            var before = world.transcriber.asked().size();

            world.instead = _ -> Optional.empty();
            world.letTheQueuesRunDry();
            assertThat(world.textOf(id)).isEqualTo(Telling.text(Telling.whole(length)));
            assertThat(world.transcriber.asked().size() - before).isEqualTo(pieces - saved.size());
        }

        private boolean isSecondHalf(Transcriber.Piece piece) {
            return ObedientTool.spanOf(piece.file()).end().compareTo(Duration.ofMinutes(12)) <= 0;
        }

        private Span span(long from, long to) {
            return new Span(Duration.ofSeconds(from), Duration.ofSeconds(to));
        }
    }

    @Nested
    class when_nobody_speaks {

        @Test
        void silence_alone_is_completed_without_a_word_and_without_a_price() {
            world.tool.hear(new Soundscape(MINUTE, Optional.of(MINUTE), List.of(Telling.whole(MINUTE))));
            var id = world.upload(TranscribeWorld.RECORDING);
            world.letTheQueuesRunDry();

            assertThat(world.the(id).state()).isEqualTo(TranscriptionState.COMPLETED);
            assertThat(world.textOf(id)).isEmpty();
            assertThat(world.the(id).report().orElseThrow().warnings()).containsExactly(Problem.NO_SPEECH);
            assertThat(world.the(id).report().orElseThrow().billed()).isZero();
            assertThat(world.transcriber.asked()).isEmpty();
        }

        @Test
        void noise_in_which_nothing_is_heard_says_so_too() {
            world.instead = piece -> Optional.of(FakeTranscriber.heard(piece, Transcript.NOTHING));
            var id = world.upload(TranscribeWorld.RECORDING);
            world.letTheQueuesRunDry();

            assertThat(world.the(id).state()).isEqualTo(TranscriptionState.COMPLETED);
            assertThat(world.the(id).report().orElseThrow().warnings()).containsExactly(Problem.NO_SPEECH);
        }
    }

    @Nested
    class when_what_arrives_is_not_what_it_should_be {

        @Test
        void an_upload_that_is_gone_is_told() {
            var id = arrived(TranscribeWorld.RECORDING);
            world.uploads.delete(world.the(id).recording().key());

            assertThat(failed(id)).isEqualTo(Problem.UPLOAD_GONE);
        }

        @Test
        void an_upload_that_was_exchanged_is_not_taken_for_the_one_that_arrived() {
            var id = arrived(TranscribeWorld.RECORDING);
            world.uploads.arrive(world.the(id).recording().key(), "audio/wav", ObedientTool.recording(600));

            assertThat(failed(id)).isEqualTo(Problem.UPLOAD_GONE);
        }

        @Test
        void fewer_bytes_than_announced_are_incomplete() {
            var awaited = world.intake.announce("ann", TranscribeWorld.NAMED, 600, Wishes.NONE).transcription();
            world.uploads.arrive(awaited.recording().key(), "audio/wav", TranscribeWorld.RECORDING);
            world.intake.arrived(awaited.recording().key());

            assertThat(failed(awaited.id())).isEqualTo(Problem.INCOMPLETE_UPLOAD);
        }

        @Test
        void too_many_bytes_are_not_even_fetched() {
            assertThat(failed(arrived(ObedientTool.recording((int) TranscribeWorld.MOST_BYTES + 1)))).isEqualTo(Problem.TOO_LARGE);
            assertThat(world.steps.taken()).doesNotContain("Uploads.open");
        }

        @Test
        void nothing_is_empty() {
            assertThat(failed(arrived(new byte[0]))).isEqualTo(Problem.EMPTY_UPLOAD);
        }

        @Test
        void a_text_is_no_recording_whatever_it_is_called() {
            var text = "#EXTM3U\nfile:///etc/passwd\n".repeat(10).getBytes(StandardCharsets.US_ASCII);

            assertThat(failed(arrived(text))).isEqualTo(Problem.UNSUPPORTED_FORMAT);
        }

        @Test
        void a_recording_that_breaks_off_while_it_is_fetched_is_fetched_again() {
            var id = world.upload(TranscribeWorld.RECORDING);
            world.uploads.cutOffAfter(300);

            assertThatThrownBy(world::work).isInstanceOf(StorageUnavailable.class);
            assertThat(world.transcriber.asked()).isEmpty();
            world.uploads.cutOffAfter(Integer.MAX_VALUE);
            world.letTheQueuesRunDry();
            assertThat(world.the(id).state()).isEqualTo(TranscriptionState.COMPLETED);
        }

        private Problem failed(TranscriptionId id) {
            assertThat(world.perform(id, false)).isInstanceOf(Done.Failed.class);
            var mishap = world.the(id).mishap().orElseThrow();
            assertThat(mishap.message()).isNotBlank();
            assertThat(world.queue.queue().waiting()).isEmpty();
            assertThat(world.transcriber.asked()).isEmpty();
            return mishap.problem();
        }
    }

    @Nested
    class when_the_transcriber_fails {

        @ParameterizedTest
        @EnumSource(FailureKind.class)
        void it_is_told_why_and_asked_again_only_where_that_may_help(FailureKind kind) {
            world.instead = _ -> Optional.of(declined(kind));
            var id = world.upload(TranscribeWorld.RECORDING);
            world.letTheQueuesRunDry();

            var failed = world.the(id);
            assertThat(failed.state()).isEqualTo(TranscriptionState.FAILED);
            var tries = failed.mishap().orElseThrow().problem().isRetryable() ? 4 : 1;
            assertThat(world.transcriber.asked()).hasSize(tries);
            assertThat(failed.failures()).isEqualTo(tries);
            assertThat(world.transcripts.find(id)).isEmpty();
            assertThat(failed.report()).hasValueSatisfying(report -> assertThat(report.coverage().transcribed()).isZero());
        }

        @Test
        void once_a_piece_is_refused_no_other_is_begun() {
            var length = Duration.ofMinutes(61);
            world.tool.hear(new Soundscape(length, Optional.of(length), List.of()));
            world.instead = _ -> Optional.of(declined(FailureKind.UNAUTHORIZED));
            world.perform(arrived(TranscribeWorld.RECORDING), false);

            assertThat(world.transcriber.asked()).hasSize(1);
        }

        @Test
        void one_who_waits_is_told_at_once() {
            world.instead = _ -> Optional.of(declined(FailureKind.BUSY));

            assertThat(world.send(TranscribeWorld.RECORDING)).isInstanceOfSatisfying(Done.Failed.class, failed -> assertThat(
                    failed.transcription().mishap().orElseThrow().problem()).isEqualTo(Problem.TRANSCRIBER_UNAVAILABLE));
            world.letTheQueuesRunDry();
            assertThat(world.transcriber.asked()).hasSize(1);
        }

        @Test
        void whoever_asks_us_to_come_back_later_is_not_asked_before() {
            var patience = Duration.ofMinutes(9);
            world.instead = _ -> Optional.of(new TranscriberOutcome.Declined(
                    new Failure(FailureKind.RATE_LIMITED, "openai", "slowly", Optional.of(patience))));
            world.perform(arrived(TranscribeWorld.RECORDING), false);

            assertThat(world.queue.queue().nextAt()).contains(world.clock.instant().plus(patience));
        }

        @Test
        void no_wait_is_longer_than_the_queue_can_hold_a_message() {
            world.instead = _ -> Optional.of(new TranscriberOutcome.Declined(
                    new Failure(FailureKind.RATE_LIMITED, "openai", "tomorrow", Optional.of(Duration.ofDays(1)))));
            world.perform(arrived(TranscribeWorld.RECORDING), false);

            assertThat(world.queue.queue().nextAt()).contains(world.clock.instant().plus(Duration.ofMinutes(15)));
        }

        @Test
        void a_failed_one_can_be_sent_round_again_and_only_once() {
            var length = Duration.ofMinutes(10);
            world.tool.hear(new Soundscape(length, Optional.of(length), List.of()));
            world.instead = piece -> ObedientTool.spanOf(piece.file()).start().isZero()
                    ? Optional.empty()
                    : Optional.of(declined(FailureKind.QUOTA_EXHAUSTED));
            var id = world.upload(TranscribeWorld.RECORDING);
            world.letTheQueuesRunDry();
            var failed = world.the(id);
            assertThat(failed.state()).isEqualTo(TranscriptionState.FAILED);
            assertThat(failed.report().orElseThrow().coverage().ratio()).as("what was heard all the same").isBetween(0.3, 0.5);

            world.instead = _ -> Optional.empty();
            assertThat(world.intake.again(failed)).isTrue();
            assertThat(world.intake.again(failed)).isFalse();
            assertThat(world.intake.again(world.the(id))).isFalse();
            world.letTheQueuesRunDry();

            assertThat(world.the(id).state()).isEqualTo(TranscriptionState.COMPLETED);
            assertThat(world.textOf(id)).isEqualTo(Telling.text(Telling.whole(length)));
            assertThat(world.transcriber.charged()).as("the first piece was paid for before").hasSize(3);
        }
    }

    private TranscriptionId arrived(byte[] bytes) {
        var id = world.upload(bytes);
        world.events.lose();
        world.intake.arrived(world.the(id).recording().key());
        return id;
    }

    private static TranscriberOutcome declined(FailureKind kind) {
        return new TranscriberOutcome.Declined(FakeTranscriber.failure(kind));
    }

    /// Until as many as it takes are here, so that none of them can be spared.
    private static void meet(CountDownLatch all) {
        all.countDown();
        try {
            all.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
