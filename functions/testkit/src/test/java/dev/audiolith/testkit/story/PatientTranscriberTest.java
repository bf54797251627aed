package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.testkit.transcript.FakeTranscriber;
import dev.audiolith.time.Backoff;
import dev.audiolith.transcript.PatientTranscriber;
import dev.audiolith.transcript.Transcriber.Piece;
import dev.audiolith.transcript.TranscriberOutcome;
import dev.audiolith.transcript.Transcript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PatientTranscriberTest {
    private static final Piece PIECE = new Piece(Path.of("piece.mp3"), Duration.ofMinutes(5), Optional.empty());

    private final ManualClock clock = new ManualClock();

    @ParameterizedTest
    @EnumSource(value = FailureKind.class, names = {"RATE_LIMITED", "BUSY", "UNREACHABLE", "CORRUPT_ANSWER"})
    void what_may_pass_is_asked_three_times_with_growing_waits(FailureKind kind) {
        var transcriber = FakeTranscriber.thatDeclines(kind);
        assertThat(transcribe(transcriber, Duration.ofMinutes(10))).isInstanceOf(TranscriberOutcome.Declined.class);
        assertThat(transcriber.asked()).hasSize(3);
        assertThat(clock.sleeps()).satisfiesExactly(first -> assertThat(first).isBetween(Duration.ofMillis(800), Duration.ofMillis(1200)),
                second -> assertThat(second).isBetween(Duration.ofMillis(1600), Duration.ofMillis(2400)));
    }

    @ParameterizedTest
    @EnumSource(value = FailureKind.class, names = {"RATE_LIMITED", "BUSY", "UNREACHABLE",
            "CORRUPT_ANSWER"}, mode = EnumSource.Mode.EXCLUDE)
    void what_would_be_refused_again_or_may_have_been_charged_is_asked_once(FailureKind kind) {
        var transcriber = FakeTranscriber.thatDeclines(kind);
        transcribe(transcriber, Duration.ofMinutes(10));
        assertThat(transcriber.asked()).hasSize(1);
        assertThat(clock.sleeps()).isEmpty();
    }

    @Test
    void the_other_side_says_how_long_to_wait() {
        var busy = new Failure(FailureKind.RATE_LIMITED, "openai", "429", Optional.of(Duration.ofSeconds(7)));
        var transcriber = FakeTranscriber.thatHearsAfter(2, busy, Transcript.NOTHING);
        assertThat(transcribe(transcriber, Duration.ofMinutes(1))).isInstanceOf(TranscriberOutcome.Heard.class);
        assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
    }

    @Test
    void a_wait_that_would_pass_the_deadline_is_not_begun() {
        var busy = new Failure(FailureKind.RATE_LIMITED, "openai", "429", Optional.of(Duration.ofMinutes(2)));
        var transcriber = FakeTranscriber.thatDeclines(busy);
        transcribe(transcriber, Duration.ofMinutes(1));
        assertThat(transcriber.asked()).hasSize(1);
        assertThat(clock.sleeps()).isEmpty();
    }

    private TranscriberOutcome transcribe(FakeTranscriber transcriber, Duration time) {
        var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(20), new Random(3));
        return new PatientTranscriber(transcriber, 3, backoff, clock).transcribe(PIECE, clock.in(time));
    }
}
