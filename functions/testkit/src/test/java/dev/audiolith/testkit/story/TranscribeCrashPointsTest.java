package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.recording.Soundscape;
import dev.audiolith.testkit.transcript.FakeTranscriber;
import dev.audiolith.transcript.TranscriberOutcome;
import dev.audiolith.transcript.TranscriptionState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process dies before or after every single step of taking a recording in and of working it off, once and twice in a row. Then
/// only messages come: what was taken in is transcribed in the end, and a piece is bought again only where it was still on its way.
class TranscribeCrashPointsTest {
    private static final Duration LENGTH = Duration.ofMinutes(10);
    private static final int PIECES = 3;

    @TempDir
    Path scratch;

    @Test
    void the_steps_are_the_promised_order_of_side_effects() {
        var world = world();
        world.upload(TranscribeWorld.RECORDING);
        world.steps.dieNoMore();
        world.work();

        assertThat(world.steps.taken()).containsExactly("Uploads.find", "Transcriptions.find", "Transcriptions.replace",
                "Transcriptions.find", "Transcriptions.replace", "Uploads.open", "AudioTool.listen",
                "Transcripts.findPiece", "AudioTool.cut", "Transcriber.transcribe", "Transcripts.savePiece",
                "Transcripts.findPiece", "AudioTool.cut", "Transcriber.transcribe", "Transcripts.savePiece",
                "Transcripts.findPiece", "AudioTool.cut", "Transcriber.transcribe", "Transcripts.savePiece",
                "Transcripts.save", "Transcriptions.replace");
    }

    @Test
    void one_crash_anywhere_in_working_an_upload_off_loses_nothing() {
        Consumer<TranscribeWorld> work = TranscribeWorld::work;
        for (var at = 1; at <= steps(this::uploaded, work); at++) {
            for (var before : new boolean[]{true, false}) {
                var world = uploaded();
                var crash = die(world, at, before, work);
                check(world, crash, PIECES + extraCharge(crash));
            }
        }
    }

    @Test
    void two_crashes_anywhere_in_working_an_upload_off_lose_nothing() {
        Consumer<TranscribeWorld> work = TranscribeWorld::work;
        var steps = steps(this::uploaded, work);
        for (var first = 1; first <= steps; first++) {
            for (var second = 1; second <= steps; second++) {
                for (var before : new boolean[]{true, false}) {
                    var world = uploaded();
                    var one = die(world, first, before, work);
                    world.clock.advance(Duration.ofMinutes(17));
                    var other = die(world, second, !before, work);
                    check(world, one + " then " + other, PIECES + extraCharge(one) + extraCharge(other));
                }
            }
        }
    }

    @Test
    void a_message_that_comes_back_soon_after_a_crash_waits_for_the_dead_ones_turn() {
        Consumer<TranscribeWorld> work = TranscribeWorld::work;
        for (var at = 1; at <= steps(this::uploaded, work); at++) {
            var world = uploaded();
            var crash = die(world, at, true, work);
            var id = world.transcriptions.all().getFirst().id();
            world.events.lose();
            world.perform(id, true);
            if (world.the(id).state() != TranscriptionState.AWAITING_UPLOAD) {
                check(world, crash, PIECES + extraCharge(crash));
            }
        }
    }

    @Test
    void a_crash_anywhere_in_a_request_that_brings_its_recording_loses_nothing_that_was_taken_in() {
        Consumer<TranscribeWorld> request = world -> world.send(TranscribeWorld.RECORDING);
        for (var at = 1; at <= steps(this::world, request); at++) {
            for (var before : new boolean[]{true, false}) {
                for (var hanging : List.of(Duration.ZERO, Duration.ofSeconds(27))) {
                    var world = world();
                    world.whileTranscribing = () -> world.clock.advance(hanging.dividedBy(PIECES));
                    var crash = die(world, at, before, request);
                    if (world.transcriptions.all().isEmpty()) {
                        world.letTheQueuesRunDry();
                        assertThat(world.transcriber.charged()).as(crash).isEmpty();
                    } else {
                        check(world, crash + ", hanging " + hanging, PIECES + extraCharge(crash));
                    }
                }
            }
        }
    }

    @Test
    void a_crash_anywhere_in_a_failure_leaves_a_failure_that_is_told() {
        Consumer<TranscribeWorld> work = TranscribeWorld::work;
        for (var at = 1; at <= steps(this::refused, work); at++) {
            for (var before : new boolean[]{true, false}) {
                var world = refused();
                var crash = die(world, at, before, work);
                world.letTheQueuesRunDry();

                var failed = world.transcriptions.all().getFirst();
                assertThat(failed.state()).as(crash).isEqualTo(TranscriptionState.FAILED);
                var evidence = failed.mishap().orElseThrow().evidence();
                assertThat(world.room.keys()).as(crash).contains(evidence.inputKey().orElseThrow(), evidence.outputKey().orElseThrow());
                assertThat(world.files()).as(crash).isEmpty();
            }
        }
    }

    @Test
    void a_crash_anywhere_in_a_setback_costs_a_try_and_nothing_else() {
        Consumer<TranscribeWorld> work = TranscribeWorld::work;
        for (var at = 1; at <= steps(this::unlucky, work); at++) {
            for (var before : new boolean[]{true, false}) {
                var world = unlucky();
                var crash = die(world, at, before, work);
                world.instead = _ -> Optional.empty();
                check(world, crash, PIECES);
            }
        }
    }

    @Test
    void a_crash_anywhere_in_sending_a_failed_one_round_again_can_be_mended_by_asking_once_more() {
        for (var at = 1; at <= 3; at++) {
            for (var before : new boolean[]{true, false}) {
                var world = refused();
                world.letTheQueuesRunDry();
                world.instead = _ -> Optional.empty();
                var failed = world.transcriptions.all().getFirst();
                var crash = die(world, at, before, there -> there.intake.again(failed));
                world.letTheQueuesRunDry();
                world.intake.again(world.the(failed.id()));
                check(world, crash, PIECES);
            }
        }
    }

    private TranscribeWorld world() {
        var world = new TranscribeWorld(scratch);
        world.tool.hear(new Soundscape(LENGTH, Optional.of(LENGTH), List.of()));
        return world;
    }

    private TranscribeWorld uploaded() {
        var world = world();
        world.upload(TranscribeWorld.RECORDING);
        world.steps.dieNoMore();
        return world;
    }

    private TranscribeWorld refused() {
        var world = uploaded();
        world.instead = _ -> Optional.of(new TranscriberOutcome.Declined(FakeTranscriber.failure(FailureKind.INVALID_INPUT)));
        return world;
    }

    private TranscribeWorld unlucky() {
        var world = uploaded();
        world.instead = _ -> Optional.of(new TranscriberOutcome.Declined(FakeTranscriber.failure(FailureKind.BUSY)));
        return world;
    }

    private static int steps(Supplier<TranscribeWorld> begin, Consumer<TranscribeWorld> work) {
        var world = begin.get();
        work.accept(world);
        assertThat(world.steps.taken()).hasSizeGreaterThan(8);
        return world.steps.taken().size();
    }

    /// Where it died, or that it did not.
    private static String die(TranscribeWorld world, int at, boolean before, Consumer<TranscribeWorld> work) {
        if (before) {
            world.steps.dieBefore(at);
        } else {
            world.steps.dieAfter(at);
        }
        try {
            work.accept(world);
            return "alive";
        } catch (Crash e) {
            return String.valueOf(e.getMessage());
        } finally {
            world.steps.dieNoMore();
        }
    }

    /// A piece that was bought but had not reached the bucket is bought again: OpenAI has no idempotency.
    private static int extraCharge(String crash) {
        return crash.equals("after Transcriber.transcribe") || crash.equals("before Transcripts.savePiece") ? 1 : 0;
    }

    private static void check(TranscribeWorld world, String crash, int mayBuy) {
        world.letTheQueuesRunDry();
        assertThat(world.transcriptions.all()).as(crash).singleElement().satisfies(done -> {
            assertThat(done.state()).as(crash).isEqualTo(TranscriptionState.COMPLETED);
            assertThat(world.textOf(done.id())).as(crash).isEqualTo(Telling.text(Telling.whole(LENGTH)));
            assertThat(done.report().orElseThrow().coverage().ratio()).isEqualTo(1.0);
        });
        var bought = world.transcriber.charged().stream().collect(Collectors.groupingBy(piece -> piece.length(), Collectors.counting()));
        assertThat(world.transcriber.charged()).as("bought, %s: %s", crash, bought).hasSizeBetween(PIECES, mayBuy);
        assertThat(world.files()).as("left on desks, %s", crash).isEmpty();
    }
}
