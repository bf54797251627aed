package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.recording.Problem;
import dev.audiolith.testkit.transcript.FakeTranscriber;
import dev.audiolith.transcript.EvidenceKeeping.Policy;
import dev.audiolith.transcript.Mishap;
import dev.audiolith.transcript.TranscriberOutcome;
import dev.audiolith.transcript.TranscriptionState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept for those who want to know what happened.
class EvidenceTest {
    @TempDir
    Path scratch;

    @AfterEach
    void no_desk_is_left_behind() {
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void a_failure_leaves_both_sides_under_the_promised_names() {
        var world = refused(Policy.ERRORS);
        var kept = failing(world);

        assertThat(kept.inputKey().orElseThrow()).isEqualTo("error-input-20260101T000000.000000Z-UNREADABLE_AUDIO.wav");
        assertThat(kept.outputKey().orElseThrow()).isEqualTo("error-output-20260101T000000.000000Z-UNREADABLE_AUDIO.mp3");
        assertThat(world.room.keys()).containsExactlyInAnyOrder(kept.inputKey().get(), kept.outputKey().get());
        assertThat(world.room.bytes(kept.inputKey().get())).isEqualTo(TranscribeWorld.RECORDING);
        assertThat(world.room.bytes(kept.outputKey().get())).asString(StandardCharsets.US_ASCII).isEqualTo("0 60000");
        assertThat(world.room.owner(kept.inputKey().get())).isEqualTo("ann");
        assertThat(world.room.owner(kept.outputKey().get())).isEqualTo("ann");
    }

    @Test
    void what_the_tool_said_is_kept_with_the_failure() {
        var world = new TranscribeWorld(scratch);
        world.tool.refuseToCut(Problem.UNREADABLE_AUDIO, "moov atom not found");
        var kept = failing(world);

        assertThat(kept.log()).contains("moov atom not found");
        assertThat(kept.outputKey()).as("what had been written when it failed").isPresent();
    }

    @Test
    void what_failed_before_anything_was_cut_has_no_output() {
        var world = new TranscribeWorld(scratch);
        world.tool.refuse(Problem.NO_AUDIO, "");
        var kept = failing(world);

        assertThat(kept.inputKey()).contains("error-input-20260101T000000.000000Z-NO_AUDIO.wav");
        assertThat(kept.outputKey()).isEmpty();
        assertThat(kept.log()).isEmpty();
    }

    @Test
    void what_never_reached_the_desk_is_copied_from_where_it_was_uploaded_to() {
        var world = new TranscribeWorld(scratch);
        var text = "not a recording, whatever its name says".getBytes(StandardCharsets.US_ASCII);
        var id = world.upload(text);
        world.letTheQueuesRunDry();
        var kept = world.the(id).mishap().orElseThrow().evidence();

        assertThat(kept.inputKey()).contains("error-input-20260101T000000.000000Z-UNSUPPORTED_FORMAT.bin");
        assertThat(world.room.bytes(kept.inputKey().orElseThrow())).isEqualTo(text);
    }

    @Test
    void what_its_owner_deletes_meanwhile_is_kept_from_the_desk() {
        var world = new TranscribeWorld(scratch);
        world.tool.refuse(Problem.NO_AUDIO, "");
        var id = world.upload(TranscribeWorld.RECORDING);
        world.tool.whileListening = () -> world.uploads.delete(world.the(id).recording().key());
        world.letTheQueuesRunDry();
        var kept = world.the(id).mishap().orElseThrow().evidence();

        assertThat(world.room.bytes(kept.inputKey().orElseThrow())).isEqualTo(TranscribeWorld.RECORDING);
    }

    @Test
    void a_failure_that_is_tried_again_leaves_nothing_yet() {
        var world = new TranscribeWorld(scratch);
        world.instead = _ -> Optional.of(new TranscriberOutcome.Declined(FakeTranscriber.failure(FailureKind.BUSY)));
        world.upload(TranscribeWorld.RECORDING);
        world.work();

        assertThat(world.room.keys()).isEmpty();
        world.letTheQueuesRunDry();
        assertThat(world.room.keys()).hasSize(2);
    }

    @Test
    void two_failures_of_the_same_moment_are_both_kept() {
        var world = refused(Policy.ERRORS);
        world.upload(TranscribeWorld.RECORDING);
        world.upload(TranscribeWorld.RECORDING);
        world.letTheQueuesRunDry();

        assertThat(world.room.keys()).hasSize(4);
    }

    @Test
    void who_wants_no_copies_gets_none() {
        var world = refused(Policy.NEVER);
        var kept = failing(world);

        assertThat(kept).isEqualTo(Mishap.Evidence.NONE);
        assertThat(world.room.keys()).isEmpty();
    }

    @Test
    void who_wants_copies_always_gets_them_of_a_success_too() {
        var world = new TranscribeWorld(scratch, Policy.ALWAYS);
        world.upload(TranscribeWorld.RECORDING);
        world.letTheQueuesRunDry();

        assertThat(world.room.keys()).containsExactlyInAnyOrder("debug-input-20260101T000000.000000Z-request-1.wav",
                "debug-output-20260101T000000.000000Z-request-1.mp3");
    }

    @Test
    void trouble_with_a_copy_changes_neither_a_failure_nor_a_success() {
        var failing = refused(Policy.ERRORS);
        failing.room.outage().failNext(1);
        var kept = failing(failing);
        assertThat(kept.inputKey()).isEmpty();
        assertThat(kept.outputKey()).as("the other one is kept all the same").isPresent();
        assertThat(failing.trouble).hasSize(1);

        var succeeding = new TranscribeWorld(scratch, Policy.ALWAYS);
        succeeding.room.outage().failNext(2);
        var id = succeeding.upload(TranscribeWorld.RECORDING);
        succeeding.letTheQueuesRunDry();
        assertThat(succeeding.the(id).state()).isEqualTo(TranscriptionState.COMPLETED);
        assertThat(succeeding.trouble).hasSize(2);
    }

    private TranscribeWorld refused(Policy policy) {
        var world = new TranscribeWorld(scratch, policy);
        world.instead = _ -> Optional.of(new TranscriberOutcome.Declined(FakeTranscriber.failure(FailureKind.INVALID_INPUT)));
        return world;
    }

    private static Mishap.Evidence failing(TranscribeWorld world) {
        var id = world.upload(TranscribeWorld.RECORDING);
        world.letTheQueuesRunDry();
        assertThat(world.the(id).state()).isEqualTo(TranscriptionState.FAILED);
        return world.the(id).mishap().orElseThrow().evidence();
    }
}
