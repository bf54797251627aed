package dev.audiolith.ffmpeg;

import static dev.audiolith.testkit.recording.AudioToolContract.TALK;
import static dev.audiolith.testkit.recording.AudioToolContract.soon;
import static dev.audiolith.testkit.recording.AudioToolContract.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.audiolith.recording.Problem;
import dev.audiolith.recording.RecordingKind;
import dev.audiolith.recording.Trim;
import dev.audiolith.recording.UnusableRecording;
import dev.audiolith.testkit.recording.SampleRecording;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs that stand in for an FFmpeg that something in a recording has driven mad.
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(30)
class MisbehavingFfmpegTest {
    @TempDir
    private Path folder;

    @Test
    void that_hangs_is_killed_at_the_deadline() throws IOException {
        assertThat(listen("exec /bin/sleep 1000", Duration.ofMillis(300)).problem()).isEqualTo(Problem.PROCESSING_TIMED_OUT);
        assertNobodyIsLeft();
    }

    @Test
    void that_has_children_is_killed_with_them() throws IOException {
        var mad = listen("/bin/sleep 1000 & (/bin/sleep 1000; /bin/true) & echo started; wait", Duration.ofMillis(500));
        assertThat(mad.problem()).isEqualTo(Problem.PROCESSING_TIMED_OUT);
        assertThat(mad.log()).isEqualTo("started\n");
        assertNobodyIsLeft();
    }

    @Test
    void that_ignores_being_asked_to_end_ends() throws IOException {
        assertThat(listen("trap '' TERM INT HUP; while :; do :; done", Duration.ofMillis(300)).problem())
                .isEqualTo(Problem.PROCESSING_TIMED_OUT);
        assertNobodyIsLeft();
    }

    @Test
    void that_leaves_a_child_with_the_pipe_keeps_nobody_waiting() throws IOException {
        var started = System.nanoTime();
        assertThat(listen("/bin/sleep 5 & exit 0", Duration.ofSeconds(20)).problem()).isEqualTo(Problem.UNREADABLE_AUDIO);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void that_never_stops_talking_is_heard_out_of_which_only_the_end_is_kept() throws IOException {
        var before = usedMemory();
        var mad = listen("/usr/bin/yes 'blah blah blah' 2>&1 | /usr/bin/head -c 1000000000; exit 1", Duration.ofSeconds(3));
        assertThat(mad.problem()).isIn(Problem.PROCESSING_TIMED_OUT, Problem.UNREADABLE_AUDIO);
        assertThat(mad.log()).hasSizeBetween(8_000, 16_400).endsWith("blah\n");
        assertThat(usedMemory() - before).isLessThan(30_000_000);
        assertNobodyIsLeft();
    }

    @Test
    void that_talks_without_a_line_end_is_no_different() throws IOException {
        var mad = listen("/usr/bin/head -c 300000000 /dev/zero; exit 1", Duration.ofSeconds(20));
        assertThat(mad.log()).hasSizeLessThan(2_000);
    }

    @Test
    void gets_no_environment_and_nothing_to_read() throws IOException {
        var mad = listen("/usr/bin/env; /bin/cat; echo end; exit 1", Duration.ofSeconds(10));
        assertThat(mad.log().lines().filter(line -> !line.matches("(PWD|SHLVL|_|OLDPWD)=.*"))).containsExactly("end");
    }

    @Test
    void that_says_all_is_well_proves_nothing() throws IOException {
        assertThat(listen("exit 0", Duration.ofSeconds(10)).problem()).isEqualTo(Problem.UNREADABLE_AUDIO);
        var output = folder.resolve("piece.mp3");
        var input = TALK.in(folder);
        var tool = new FfmpegTool(script("exit 0"), Duration.ofMinutes(1));
        assertThatExceptionOfType(UnusableRecording.class)
                .isThrownBy(() -> tool.cut(input, RecordingKind.WAV, span(0, 1), output, soon()));
        assertThat(output).doesNotExist();
    }

    @Test
    void that_crashes_has_not_read_anything() throws IOException {
        assertThat(listen("kill -SEGV $$", Duration.ofSeconds(10)).problem()).isEqualTo(Problem.UNREADABLE_AUDIO);
        assertThat(listen("kill -ABRT $$", Duration.ofSeconds(10)).problem()).isEqualTo(Problem.UNREADABLE_AUDIO);
    }

    /// Not by HUP or INT, which nothing hears that was begun by a build in the background.
    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM", "QUIT"})
    void that_is_ended_by_somebody_else_says_nothing_of_the_recording(String signal) throws IOException {
        var killed = listen("echo begun; kill -" + signal + " $$; exec /bin/sleep 5", Duration.ofSeconds(20));
        assertThat(killed.problem()).isEqualTo(Problem.PROCESSING_INTERRUPTED);
        assertThat(killed.problem().isRetryable()).isTrue();
        assertThat(killed.log()).startsWith("begun\n");
    }

    @Test
    void that_is_killed_as_it_writes_says_nothing_of_the_recording_either() throws IOException {
        var input = TALK.in(folder);
        var tool = new FfmpegTool(script("kill -9 $$"), Duration.ofMinutes(1));
        assertThat(catchThrowableOfType(UnusableRecording.class,
                () -> tool.cut(input, RecordingKind.WAV, span(0, 1), folder.resolve("piece.mp3"), soon())).problem())
                .isEqualTo(Problem.PROCESSING_INTERRUPTED);
    }

    /// The real one takes that for a wish: it tells what it has heard so far, and ends with a status of its own.
    @Test
    void that_is_asked_to_end_says_nothing_of_the_recording() throws IOException {
        var input = SampleRecording.of(SampleRecording.tone(60)).in(folder);
        var real = Binaries.PUBLISHED.toAbsolutePath();
        var tool = new FfmpegTool(script("(/bin/sleep 1; kill -TERM $$) & exec " + real + " -re \"$@\""), Duration.ofHours(1));
        var asked = catchThrowableOfType(UnusableRecording.class, () -> tool.listen(input, RecordingKind.WAV, Trim.USUAL, soon()));
        assertThat(asked.problem()).isEqualTo(Problem.PROCESSING_INTERRUPTED);
        assertThat(asked.log()).contains("received signal 15");
    }

    @Test
    void that_is_killed_says_nothing_of_how_long_the_recording_is() throws IOException {
        var mp3 = new Samples(folder).of(TALK, "talk.mp3", "-c:a libmp3lame");
        var tool = new FfmpegTool(script("kill -9 $$"), Duration.ofMinutes(1));
        assertThat(catchThrowableOfType(UnusableRecording.class, () -> tool.listen(mp3, RecordingKind.MP3, Trim.USUAL, soon())).problem())
                .isEqualTo(Problem.PROCESSING_INTERRUPTED);
    }

    @Test
    void that_is_not_there_is_our_mistake_and_not_the_recordings() throws IOException {
        var input = TALK.in(folder);
        var tool = new FfmpegTool(folder.resolve("missing"), Duration.ofMinutes(1));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> tool.listen(input, RecordingKind.WAV, Trim.USUAL, soon()));
    }

    @Test
    void that_finds_the_disk_full_says_so() throws Exception {
        var small = Files.createDirectory(folder.resolve("small"));
        assumeTrue(new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=8k", "none", small.toString()).start().waitFor() == 0,
                "this machine lets nobody mount");
        try {
            var input = TALK.in(folder);
            var tool = new FfmpegTool(Binaries.PUBLISHED, Duration.ofMinutes(1));
            assertThat(catchThrowableOfType(UnusableRecording.class,
                    () -> tool.cut(input, RecordingKind.WAV, span(0, 6), small.resolve("piece.mp3"), soon())).problem())
                    .isEqualTo(Problem.STORAGE_FULL);
        } finally {
            new ProcessBuilder("umount", small.toString()).start().waitFor();
        }
    }

    @Test
    void that_may_not_write_says_so() throws IOException {
        var input = TALK.in(folder);
        var tool = new FfmpegTool(Binaries.PUBLISHED, Duration.ofMinutes(1));
        assertThat(catchThrowableOfType(UnusableRecording.class,
                () -> tool.cut(input, RecordingKind.WAV, span(0, 1), folder.resolve("missing").resolve("piece.mp3"), soon())).problem())
                .isEqualTo(Problem.STORAGE_UNWRITABLE);
    }

    private UnusableRecording listen(String script, Duration limit) throws IOException {
        var input = TALK.in(folder);
        var tool = new FfmpegTool(script(script), Duration.ofMinutes(1));
        return catchThrowableOfType(UnusableRecording.class,
                () -> tool.listen(input, RecordingKind.WAV, Trim.USUAL, Deadline.after(limit, InstantSource.system())));
    }

    private Path script(String text) throws IOException {
        var script = Files.writeString(folder.resolve("ffmpeg"), "#!/bin/sh\n" + text + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    /// The dead may take a moment to be buried.
    private static void assertNobodyIsLeft() {
        ProcessHandle.current().descendants().forEach(left -> assertThat(left.onExit()).as("%s", left.info())
                .succeedsWithin(2, TimeUnit.SECONDS));
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
