package dev.audiolith.ffmpeg;

import static dev.audiolith.testkit.recording.SampleRecording.silence;
import static dev.audiolith.testkit.recording.SampleRecording.tone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.recording.Problem;
import dev.audiolith.recording.RecordingKind;
import dev.audiolith.recording.Trim;
import dev.audiolith.recording.UnusableRecording;
import dev.audiolith.testkit.recording.SampleRecording;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Valid recordings with bytes that were changed, lost, doubled or put in. A failure prints which: the same number changes the same bytes.
///
/// `-Daudiolith.mutations=100000` tries more of them.
@ParameterizedClass
@MethodSource("dev.audiolith.ffmpeg.Binaries#all")
class MutationsTest {
    private static final int COUNT = Integer.getInteger("audiolith.mutations", 1000);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Parameter
    private Path binary = Binaries.PUBLISHED;
    @TempDir
    private Path folder;

    @Test
    void each_is_heard_or_refused_for_a_reason_and_leaves_nothing_behind() throws IOException {
        var samples = samples();
        var outcomes = new TreeMap<String, Integer>();
        for (var number = 0; number < COUNT; number++) {
            var random = new SplittableRandom(number);
            var bytes = mutated(samples.get(number % samples.size()), random);
            var upload = Files.write(folder.resolve("upload"), bytes);
            outcomes.merge(outcome(upload, number), 1, Integer::sum);
        }
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(folder.toFile().list()).containsOnly("upload");
        System.out.println(COUNT + " mutations for " + binary.getFileName() + ": " + outcomes);
    }

    private String outcome(Path upload, int number) throws IOException {
        var kind = RecordingKind.of(upload);
        if (kind.isEmpty()) {
            return Problem.UNSUPPORTED_FORMAT.name();
        }
        try {
            new FfmpegTool(binary, Duration.ofMinutes(1)).listen(upload, kind.get(), Trim.USUAL,
                    Deadline.after(PATIENCE, InstantSource.system()));
            return "heard";
        } catch (UnusableRecording e) {
            assertThat(e.problem()).as("mutation %s", number).isNotIn(Problem.PROCESSING_TIMED_OUT, Problem.STORAGE_FULL,
                    Problem.STORAGE_UNWRITABLE);
            return e.problem().name();
        }
    }

    private List<byte[]> samples() throws IOException {
        var talk = SampleRecording.of(silence(0.4), tone(0.6), silence(0.4));
        var made = new ArrayList<byte[]>();
        for (var options : List.of("a.caf -c:a pcm_s16be", "a.caf -c:a alac", "a.m4a -c:a aac", "a.m4a -c:a aac -movflags +faststart",
                "a.mp3 -c:a libmp3lame", "a.wav -c:a pcm_s16le", "a.flac -c:a flac", "a.ogg -c:a libopus -ar 48000",
                "a.webm -c:a libopus -ar 48000", "a.ogg -c:a libvorbis -ar 44100 -ac 2", "a.aac -c:a aac", "a.aiff -c:a pcm_s16be")) {
            var parts = options.split(" ", 2);
            var file = new Samples(folder).of(talk, parts[0], parts[1]);
            made.add(Files.readAllBytes(file));
            Files.delete(file);
        }
        return made;
    }

    private static byte[] mutated(byte[] whole, RandomGenerator random) {
        var bytes = whole.clone();
        for (var i = random.nextInt(4); i >= 0; i--) {
            bytes = mutatedOnce(bytes, random);
        }
        return bytes;
    }

    private static byte[] mutatedOnce(byte[] bytes, RandomGenerator random) {
        // Headers are at the beginning, and there is more to break in them.
        var reach = random.nextBoolean() ? Math.min(bytes.length, 256) : bytes.length;
        var at = random.nextInt(Math.max(1, reach));
        var length = Math.min(random.nextInt(1, 64), bytes.length - at);
        var changed = bytes.clone();
        switch (random.nextInt(6)) {
            case 0 -> flip(changed, at, random);
            case 1 -> Arrays.fill(changed, at, at + length, (byte) (random.nextBoolean() ? 0 : 0xff));
            case 2 -> changed = Arrays.copyOf(bytes, Math.max(1, at));
            case 3 -> changed = joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
            case 4 -> changed = joined(Arrays.copyOf(bytes, at + length), Arrays.copyOfRange(bytes, at, bytes.length));
            default -> {
                for (var i = 0; i < length; i++) {
                    flip(changed, at + i, random);
                }
            }
        }
        return changed;
    }

    private static void flip(byte[] bytes, int at, RandomGenerator random) {
        if (at < bytes.length) {
            bytes[at] ^= (byte) random.nextInt(1, 256);
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
