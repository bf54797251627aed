package dev.audiolith.transcript;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.recording.Cut;
import dev.audiolith.recording.Problem;
import dev.audiolith.recording.Soundscape;
import dev.audiolith.recording.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GatheringTest {
    private static final PieceOutcome SILENT = new PieceOutcome.Heard(
            new Transcripts.PieceHeard(Transcript.NOTHING, Duration.ofSeconds(10), "whisper-1"));
    private static final PieceOutcome REFUSED = new PieceOutcome.Declined(
            Failure.of(FailureKind.UNAUTHORIZED, "transcriber", "transcriber answered 401"));

    private final Gathering gathering = new Gathering(new Soundscape(Duration.ofSeconds(20), Optional.empty(), List.of()),
            List.of(piece(0, 10), piece(10, 20)), "whisper-1");

    @Test
    void a_recording_is_called_silent_once_all_of_it_was_heard_and_nothing_was_said() {
        assertThat(gathering.reading(List.of(SILENT, SILENT), true))
                .isInstanceOfSatisfying(Reading.Done.class,
                        done -> assertThat(done.report().warnings()).containsExactly(Problem.NO_SPEECH));
    }

    @Test
    void what_the_transcriber_did_not_hear_is_not_called_silent() {
        assertThat(warnings(List.of(REFUSED, new PieceOutcome.NotBegun()))).isEmpty();
        assertThat(warnings(List.of(SILENT, REFUSED))).isEmpty();
    }

    private List<Problem> warnings(List<PieceOutcome> outcomes) {
        return ((Reading.Broken) gathering.reading(outcomes, true)).soFar().orElseThrow().warnings();
    }

    private static Cut piece(int from, int to) {
        return new Cut(new Span(Duration.ofSeconds(from), Duration.ofSeconds(to)), false);
    }
}
