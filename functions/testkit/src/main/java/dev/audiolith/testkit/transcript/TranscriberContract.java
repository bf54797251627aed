package dev.audiolith.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.speech.Word;
import dev.audiolith.time.Deadline;
import dev.audiolith.transcript.Segment;
import dev.audiolith.transcript.Transcriber;
import dev.audiolith.transcript.Transcriber.Piece;
import dev.audiolith.transcript.TranscriberOutcome;
import dev.audiolith.transcript.TranscriberOutcome.Heard;
import dev.audiolith.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every transcriber promises, for the fake and for each real one. It has no defaults for the ways of failing: whoever adds a
/// transcriber has to show each.
public interface TranscriberContract {
    Duration LENGTH = Duration.ofSeconds(3);

    Transcript HELLO = new Transcript("Hello there. Good night.", Optional.of("en"),
            List.of(new Segment("Hello there.", Duration.ofMillis(100), Duration.ofMillis(900)),
                    new Segment("Good night.", Duration.ofMillis(1200), Duration.ofMillis(2500))),
            List.of(new Word("Hello", Duration.ofMillis(100), Duration.ofMillis(500)),
                    new Word("there.", Duration.ofMillis(500), Duration.ofMillis(900)),
                    new Word("Good", Duration.ofMillis(1200), Duration.ofMillis(1700)),
                    new Word("night.", Duration.ofMillis(1700), Duration.ofMillis(2500))));

    Transcript SILENCE = new Transcript("", Optional.of("en"), List.of(), List.of());

    /// A transcriber that hears exactly `transcript` in whatever it is sent.
    Transcriber transcriberThatHears(Transcript transcript) throws IOException;

    /// A transcriber that refuses our key.
    Transcriber transcriberThatDoesNotKnowUs() throws IOException;

    /// A transcriber whose credit is used up.
    Transcriber transcriberThatWantsMoney() throws IOException;

    /// A transcriber that cannot work now.
    Transcriber transcriberThatIsBusy() throws IOException;

    /// A transcriber that says yes, and then nothing that could be a transcript.
    Transcriber transcriberThatTalksNonsense() throws IOException;

    @Test
    default void a_piece_becomes_what_is_said_in_it_and_when(@TempDir Path folder) throws IOException {
        var transcriber = transcriberThatHears(HELLO);
        assertThat(transcriber.transcribe(piece(folder), soon())).isEqualTo(new Heard(HELLO, LENGTH, transcriber.model().name()));
    }

    @Test
    default void nothing_said_is_an_empty_transcript_and_no_failure(@TempDir Path folder) throws IOException {
        assertThat(transcriberThatHears(SILENCE).transcribe(piece(folder), soon())).isInstanceOfSatisfying(Heard.class,
                heard -> assertThat(heard.transcript()).isEqualTo(SILENCE));
    }

    @Test
    default void a_refused_key_is_said_to_be_one(@TempDir Path folder) throws IOException {
        assertDeclined(transcriberThatDoesNotKnowUs().transcribe(piece(folder), soon()), FailureKind.UNAUTHORIZED);
    }

    @Test
    default void used_up_credit_is_not_taken_for_haste(@TempDir Path folder) throws IOException {
        assertDeclined(transcriberThatWantsMoney().transcribe(piece(folder), soon()), FailureKind.QUOTA_EXHAUSTED);
    }

    @Test
    default void one_that_cannot_work_now_is_busy(@TempDir Path folder) throws IOException {
        assertDeclined(transcriberThatIsBusy().transcribe(piece(folder), soon()), FailureKind.BUSY);
    }

    @Test
    default void nonsense_is_not_a_transcript(@TempDir Path folder) throws IOException {
        assertDeclined(transcriberThatTalksNonsense().transcribe(piece(folder), soon()), FailureKind.CORRUPT_ANSWER);
    }

    @Test
    default void nothing_is_asked_for_once_the_time_is_up(@TempDir Path folder) throws IOException {
        assertDeclined(transcriberThatHears(HELLO).transcribe(piece(folder), in(Duration.ZERO)), FailureKind.TIMED_OUT);
    }

    @Test
    default void what_plays_for_longer_than_it_takes_is_refused(@TempDir Path folder) throws IOException {
        var transcriber = transcriberThatHears(HELLO);
        var tooLong = new Piece(piece(folder).file(), transcriber.model().longest().plusMillis(1), Optional.empty());
        assertDeclined(transcriber.transcribe(tooLong, soon()), FailureKind.TOO_LARGE);
    }

    /// [#LENGTH] of what need not be real sound: nobody listens.
    static Piece piece(Path folder) throws IOException {
        return new Piece(Files.write(folder.resolve("trimmed.mp3"), new byte[18_000]), LENGTH, Optional.of("en"));
    }

    static Deadline soon() {
        return in(Duration.ofSeconds(20));
    }

    private static Deadline in(Duration time) {
        return Deadline.after(time, InstantSource.system());
    }

    private static void assertDeclined(TranscriberOutcome outcome, FailureKind kind) {
        assertThat(outcome).isInstanceOfSatisfying(TranscriberOutcome.Declined.class,
                declined -> assertThat(declined.failure().kind()).isEqualTo(kind));
    }
}
