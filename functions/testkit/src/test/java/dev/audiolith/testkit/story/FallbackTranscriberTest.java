package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.testkit.transcript.FakeTranscriber;
import dev.audiolith.testkit.transcript.TranscriberContract;
import dev.audiolith.transcript.FallbackTranscriber;
import dev.audiolith.transcript.Transcriber.Piece;
import dev.audiolith.transcript.TranscriberModel;
import dev.audiolith.transcript.TranscriberOutcome;
import dev.audiolith.transcript.TranscriberOutcome.Declined;
import dev.audiolith.transcript.TranscriberOutcome.Heard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FallbackTranscriberTest {
    private static final TranscriberModel OTHER = new TranscriberModel("other", 30_000_000, Duration.ofMinutes(20), false);
    private static final Piece PIECE = new Piece(Path.of("piece.mp3"), Duration.ofMinutes(5), Optional.empty());

    private final ManualClock clock = new ManualClock();

    @Test
    void the_second_is_not_asked_while_the_first_hears() {
        var second = FakeTranscriber.thatHears(TranscriberContract.HELLO).as(OTHER);
        assertThat(transcribe(FakeTranscriber.thatHears(TranscriberContract.HELLO), second))
                .isEqualTo(new Heard(TranscriberContract.HELLO, PIECE.length(), "whisper-1"));
        assertThat(second.asked()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void whatever_the_first_fails_for_the_second_is_asked_and_named(FailureKind kind) {
        var second = FakeTranscriber.thatHears(TranscriberContract.HELLO).as(OTHER);
        assertThat(transcribe(FakeTranscriber.thatDeclines(kind), second))
                .isEqualTo(new Heard(TranscriberContract.HELLO, PIECE.length(), "other"));
    }

    @Test
    void a_first_one_that_hangs_leaves_time_for_the_second() {
        var hanging = FakeTranscriber.answering((_, _) -> {
            clock.advance(Duration.ofMinutes(6));
            return new Declined(FakeTranscriber.failure(FailureKind.TIMED_OUT));
        });
        var second = FakeTranscriber.thatHears(TranscriberContract.HELLO).as(OTHER);
        assertThat(transcribe(hanging, second)).isInstanceOf(Heard.class);
    }

    @Test
    void a_piece_that_we_cannot_read_is_nobodys_fault() {
        var second = FakeTranscriber.thatHears(TranscriberContract.HELLO);
        var unreadable = Failure.of(FailureKind.UNREACHABLE, Failure.OUR_STORE, "gone");
        assertThat(transcribe(FakeTranscriber.thatDeclines(unreadable), second)).isEqualTo(new Declined(unreadable));
        assertThat(second.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UNAUTHORIZED, BUSY, BUSY", "BUSY, UNAUTHORIZED, BUSY", "UNAUTHORIZED, QUOTA_EXHAUSTED, UNAUTHORIZED",
            "BUSY, UNREACHABLE, BUSY"})
    void when_both_fail_it_is_worth_coming_back_if_either_says_so(FailureKind first, FailureKind second, FailureKind said) {
        var outcome = transcribe(FakeTranscriber.thatDeclines(first), FakeTranscriber.thatDeclines(second));
        assertThat(outcome).isEqualTo(new Declined(FakeTranscriber.failure(said)));
    }

    @Test
    void pieces_are_cut_so_that_both_take_them() {
        var one = FakeTranscriber.thatHears(TranscriberContract.HELLO);
        assertThat(new FallbackTranscriber(one, one.as(OTHER)).model())
                .isEqualTo(new TranscriberModel("whisper-1", 26_214_400, Duration.ofMinutes(20), false));
    }

    private TranscriberOutcome transcribe(FakeTranscriber first, FakeTranscriber second) {
        return new FallbackTranscriber(first, second).transcribe(PIECE, clock.in(Duration.ofMinutes(9)));
    }
}
