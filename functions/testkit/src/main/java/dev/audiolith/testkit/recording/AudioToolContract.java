package dev.audiolith.testkit.recording;

import static dev.audiolith.testkit.recording.SampleRecording.noise;
import static dev.audiolith.testkit.recording.SampleRecording.quietTone;
import static dev.audiolith.testkit.recording.SampleRecording.silence;
import static dev.audiolith.testkit.recording.SampleRecording.tone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.audiolith.recording.AudioTool;
import dev.audiolith.recording.Mp3File;
import dev.audiolith.recording.Problem;
import dev.audiolith.recording.RecordingKind;
import dev.audiolith.recording.Soundscape;
import dev.audiolith.recording.Span;
import dev.audiolith.recording.Trim;
import dev.audiolith.recording.UnusableRecording;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every audio tool promises.
public interface AudioToolContract {
    /// Times are right by less than this.
    Duration PRECISION = Duration.ofMillis(50);
    SampleRecording TALK = SampleRecording.of(silence(1.5), tone(1), silence(0.8), tone(1.2), silence(2));

    /// A tool that takes recordings of up to a minute.
    AudioTool tool();

    @Test
    default void a_recording_plays_as_long_as_it_plays(@TempDir Path folder) throws IOException {
        var heard = listen(TALK, Trim.USUAL, folder);
        assertThat(heard.decoded()).isCloseTo(TALK.length(), PRECISION);
        assertThat(heard.declared()).hasValueSatisfying(declared -> assertThat(declared).isCloseTo(TALK.length(), PRECISION));
    }

    @Test
    default void silences_are_heard_where_they_are(@TempDir Path folder) throws IOException {
        assertSilences(listen(TALK, Trim.USUAL, folder), span(0, 1.5), span(2.5, 3.3), span(4.5, 6.5));
    }

    @Test
    default void a_breath_is_no_silence(@TempDir Path folder) throws IOException {
        assertSilences(listen(SampleRecording.of(tone(1), silence(0.2), tone(1)), Trim.USUAL, folder));
    }

    @Test
    default void noise_is_silence_beside_somebody_who_speaks(@TempDir Path folder) throws IOException {
        assertSilences(listen(SampleRecording.of(noise(1), tone(1), noise(1)), Trim.USUAL, folder), span(0, 1), span(2, 3));
    }

    @Test
    default void a_recording_made_too_quietly_is_no_silence(@TempDir Path folder) throws IOException {
        assertSilences(listen(SampleRecording.of(silence(1), quietTone(2), silence(1)), Trim.USUAL, folder), span(0, 1), span(3, 4));
    }

    @Test
    default void nothing_but_silence_is_one_silence(@TempDir Path folder) throws IOException {
        assertSilences(listen(SampleRecording.of(silence(3)), Trim.USUAL, folder), span(0, 3));
    }

    @Test
    default void of_a_part_times_still_count_from_the_beginning(@TempDir Path folder) throws IOException {
        var heard = listen(TALK, range(2, 4), folder);
        assertSilences(heard, span(2.5, 3.3));
        assertThat(heard.decoded()).isCloseTo(TALK.length(), PRECISION);
        assertSilences(listen(TALK, new Trim(seconds(3), Optional.empty(), true), folder), span(3, 3.3), span(4.5, 6.5));
    }

    @Test
    default void a_part_may_end_after_the_recording_does(@TempDir Path folder) throws IOException {
        assertThat(listen(TALK, range(2, 40), folder).decoded()).isCloseTo(TALK.length(), PRECISION);
    }

    @Test
    default void a_part_outside_of_the_recording_is_empty(@TempDir Path folder) throws IOException {
        assertThat(problem(TALK.in(folder), range(20, 30))).isEqualTo(Problem.EMPTY_RANGE);
        assertThat(problem(TALK.in(folder), range(3, 2))).isEqualTo(Problem.EMPTY_RANGE);
    }

    @Test
    default void a_recording_that_was_cut_off_is_never_taken_for_a_short_one(@TempDir Path folder) throws IOException {
        var half = Files.write(folder.resolve("half.wav"), Arrays.copyOf(TALK.wav(), TALK.wav().length / 2));
        assertThat(problem(half, Trim.USUAL)).isEqualTo(Problem.TRUNCATED_AUDIO);
    }

    @Test
    default void a_recording_that_plays_for_too_long_is_not_taken_but_a_part_of_it_is(@TempDir Path folder) throws IOException {
        var long_ = SampleRecording.of(tone(70));
        assertThat(problem(long_.in(folder), Trim.USUAL)).isEqualTo(Problem.TOO_LONG);
        assertThat(listen(long_, range(30, 40), folder).decoded()).isCloseTo(Duration.ofSeconds(70), PRECISION);
    }

    @Test
    default void what_has_no_samples_cannot_be_read(@TempDir Path folder) throws IOException {
        assertThat(problem(SampleRecording.of().in(folder), Trim.USUAL)).isEqualTo(Problem.UNREADABLE_AUDIO);
        assertThat(problem(Files.createFile(folder.resolve("empty.wav")), Trim.USUAL)).isEqualTo(Problem.EMPTY_UPLOAD);
        var text = Files.writeString(folder.resolve("text.wav"), "RIFF....WAVE, but then only words and words and words");
        assertThat(problem(text, Trim.USUAL)).isIn(Problem.UNREADABLE_AUDIO, Problem.TRUNCATED_AUDIO);
    }

    @Test
    default void nothing_is_begun_once_time_is_up(@TempDir Path folder) throws IOException {
        var input = TALK.in(folder);
        var output = folder.resolve("piece.mp3");
        var past = Deadline.after(Duration.ZERO, InstantSource.system());
        assertThat(catchThrowableOfType(UnusableRecording.class, () -> tool().listen(input, RecordingKind.WAV, Trim.USUAL, past)).problem())
                .isEqualTo(Problem.PROCESSING_TIMED_OUT);
        assertThat(catchThrowableOfType(UnusableRecording.class,
                () -> tool().cut(input, RecordingKind.WAV, span(1, 2), output, past)).problem()).isEqualTo(Problem.PROCESSING_TIMED_OUT);
        assertThat(output).doesNotExist();
    }

    @Test
    default void a_piece_becomes_an_mp3_that_plays_as_long_as_the_piece(@TempDir Path folder) throws IOException {
        var input = TALK.in(folder);
        var before = Files.readAllBytes(input);
        var output = folder.resolve("piece.mp3");
        tool().cut(input, RecordingKind.WAV, span(1.3, 4.7), output, soon());
        assertThat(RecordingKind.of(output)).contains(RecordingKind.MP3);
        // An encoder begins and ends with some silence of its own.
        assertThat(Mp3File.played(output)).hasValueSatisfying(
                played -> assertThat(played).isBetween(Duration.ofMillis(3400), Duration.ofMillis(3700)));
        assertThat(input).hasBinaryContent(before);
        assertThat(folder).isDirectoryContaining(file -> file.equals(input)).isDirectoryContaining(file -> file.equals(output));
        assertThat(folder.toFile().list()).hasSize(2);
    }

    @Test
    default void a_piece_of_nothing_is_not_written_as_if_it_were_something(@TempDir Path folder) throws IOException {
        var input = TALK.in(folder);
        assertThat(catchThrowableOfType(UnusableRecording.class,
                () -> tool().cut(input, RecordingKind.WAV, span(20, 30), folder.resolve("piece.mp3"), soon())).problem())
                .isEqualTo(Problem.EMPTY_RANGE);
        assertThat(catchThrowableOfType(UnusableRecording.class,
                () -> tool().cut(input, RecordingKind.WAV, span(5, 30), folder.resolve("other.mp3"), soon())).problem())
                .isEqualTo(Problem.UNREADABLE_AUDIO);
    }

    private Soundscape listen(SampleRecording recording, Trim wanted, Path folder) throws IOException {
        return tool().listen(recording.in(folder), RecordingKind.WAV, wanted, soon());
    }

    private Problem problem(Path input, Trim wanted) {
        return catchThrowableOfType(UnusableRecording.class, () -> tool().listen(input, RecordingKind.WAV, wanted, soon())).problem();
    }

    static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(60), InstantSource.system());
    }

    static Trim range(double start, double end) {
        return new Trim(seconds(start), seconds(end), true);
    }

    private static Optional<Duration> seconds(double seconds) {
        return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    static Span span(double start, double end) {
        return new Span(seconds(start).orElseThrow(), seconds(end).orElseThrow());
    }

    static void assertSilences(Soundscape heard, Span... silences) {
        assertThat(heard.silences()).usingElementComparator(AudioToolContract::compareRoughly).isEqualTo(List.of(silences));
    }

    private static int compareRoughly(Span one, Span other) {
        var isClose = one.start().minus(other.start()).abs().compareTo(PRECISION) <= 0
                && one.end().minus(other.end()).abs().compareTo(PRECISION) <= 0;
        return isClose ? 0 : one.start().compareTo(other.start()) < 0 ? -1 : 1;
    }
}
