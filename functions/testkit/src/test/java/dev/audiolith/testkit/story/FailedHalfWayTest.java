package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.recording.Problem;
import dev.audiolith.testkit.transcript.FakeTranscriber;
import dev.audiolith.transcript.Report;
import dev.audiolith.transcript.TranscriberOutcome;
import dev.audiolith.transcript.Transcription;
import dev.audiolith.transcript.TranscriptionState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was learnt of a recording before its transcription failed is told all the same.
class FailedHalfWayTest {
    private TranscribeWorld world;

    @BeforeEach
    void begin(@TempDir Path scratch) {
        world = new TranscribeWorld(scratch);
    }

    @Test
    void who_could_listen_but_not_cut_tells_how_long_it_plays() {
        world.tool.refuseToCut(Problem.UNREADABLE_AUDIO, "what the tool said");
        var failed = end();
        assertThat(failed.mishap().orElseThrow().problem()).isEqualTo(Problem.UNREADABLE_AUDIO);
        assertThat(failed.mishap().orElseThrow().evidence().log()).contains("what the tool said");
        assertThat(failed.report()).map(Report::duration).contains(Duration.ofMinutes(1));
        assertThat(failed.report().orElseThrow().coverage().transcribed()).isZero();
    }

    @Test
    void what_an_earlier_try_has_learnt_stays_known() {
        world.instead = _ -> {
            world.tool.refuse(Problem.UNREADABLE_AUDIO, "");
            return Optional.of(new TranscriberOutcome.Declined(FakeTranscriber.failure(FailureKind.BUSY)));
        };
        var failed = end();
        assertThat(failed.mishap().orElseThrow().problem()).isEqualTo(Problem.UNREADABLE_AUDIO);
        assertThat(failed.failures()).isEqualTo(2);
        assertThat(failed.report()).map(Report::duration).contains(Duration.ofMinutes(1));
    }

    @Test
    void that_nobody_speaks_is_not_said_of_what_was_not_heard() {
        world.instead = _ -> Optional.of(new TranscriberOutcome.Declined(FakeTranscriber.failure(FailureKind.UNAUTHORIZED)));
        assertThat(end().report().orElseThrow().warnings()).isEmpty();
    }

    @Test
    void of_what_nobody_could_listen_to_nothing_is_known() {
        world.tool.refuse(Problem.UNREADABLE_AUDIO, "");
        assertThat(end().report()).isEmpty();
    }

    private Transcription end() {
        var id = world.upload(TranscribeWorld.RECORDING);
        world.letTheQueuesRunDry();
        assertThat(world.the(id).state()).isEqualTo(TranscriptionState.FAILED);
        assertThat(world.files()).isEmpty();
        return world.the(id);
    }
}
