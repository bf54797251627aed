package dev.audiolith.testkit.recording;

import dev.audiolith.recording.AudioTool;
import dev.audiolith.recording.Ending;
import dev.audiolith.recording.Problem;
import dev.audiolith.recording.RecordingKind;
import dev.audiolith.recording.Soundscape;
import dev.audiolith.recording.Span;
import dev.audiolith.recording.Trim;
import dev.audiolith.recording.UnusableRecording;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Hears the recordings that [SampleRecording] makes, and no others. What it cuts is silent, and as long as it should be.
public final class FakeAudioTool implements AudioTool {
    private static final int HEADER = 44;
    private static final int SHORTEST_SILENCE = SampleRecording.SAMPLE_RATE * 3 / 10;
    private static final byte[] FRAME_HEADER = {(byte) 0xff, (byte) 0xf3, 0x48, (byte) 0xc4};
    private static final int FRAME_BYTES = 144;
    private static final int FRAME_MILLIS = 36;

    private final Duration longest;

    public FakeAudioTool(Duration longest) {
        this.longest = longest;
    }

    @Override
    public Soundscape listen(Path input, RecordingKind kind, Trim wanted, Deadline deadline) throws UnusableRecording {
        var samples = samples(input, deadline);
        var from = at(wanted.start().orElse(Duration.ZERO));
        var to = Math.min(samples.limit(), wanted.end().map(FakeAudioTool::at).orElse(Integer.MAX_VALUE));
        if (from >= to) {
            throw unusable(samples.limit() == 0 ? Problem.UNREADABLE_AUDIO : Problem.EMPTY_RANGE);
        }
        if (time(to - from).compareTo(longest) > 0) {
            throw unusable(Problem.TOO_LONG);
        }
        var plays = time(samples.limit());
        return new Soundscape(plays, Optional.of(plays), silences(samples, from, to));
    }

    @Override
    public void cut(Path input, RecordingKind kind, Span piece, Path output, Deadline deadline) throws UnusableRecording {
        var plays = time(samples(input, deadline).limit());
        if (piece.start().compareTo(plays) >= 0) {
            throw unusable(Problem.EMPTY_RANGE);
        }
        if (piece.end().compareTo(plays) > 0) {
            throw unusable(Problem.UNREADABLE_AUDIO);
        }
        var frames = Math.ceilDiv((int) piece.length().toMillis(), FRAME_MILLIS);
        var mp3 = ByteBuffer.allocate(frames * FRAME_BYTES);
        for (var i = 0; i < frames; i++) {
            mp3.put(i * FRAME_BYTES, FRAME_HEADER);
        }
        try {
            Files.write(output, mp3.array(), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw unusable(Problem.STORAGE_UNWRITABLE);
        }
    }

    private static ShortBuffer samples(Path input, Deadline deadline) throws UnusableRecording {
        if (deadline.passed()) {
            throw unusable(Problem.PROCESSING_TIMED_OUT);
        }
        try {
            var bytes = Files.readAllBytes(input);
            if (bytes.length == 0) {
                throw unusable(Problem.EMPTY_UPLOAD);
            }
            if (bytes.length < HEADER || bytes[20] != 1) {
                throw unusable(Problem.UNREADABLE_AUDIO);
            }
            if (Ending.isCutOff(input, RecordingKind.WAV)) {
                throw unusable(Problem.TRUNCATED_AUDIO);
            }
            return ByteBuffer.wrap(bytes, HEADER, bytes.length - HEADER).slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        } catch (UnusableRecording e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Span> silences(ShortBuffer samples, int from, int to) {
        var loudest = 0;
        for (var i = from; i < to; i++) {
            loudest = Math.max(loudest, Math.abs(samples.get(i)));
        }
        var threshold = Math.clamp(loudest * decibels(-30), Short.MAX_VALUE * decibels(-65), Short.MAX_VALUE * decibels(-45));
        var silences = new ArrayList<Span>();
        var since = from;
        for (var i = from; i <= to; i++) {
            if (i == to || Math.abs(samples.get(i)) > threshold) {
                if (i - since >= SHORTEST_SILENCE) {
                    silences.add(new Span(time(since), time(i)));
                }
                since = i + 1;
            }
        }
        return silences;
    }

    private static double decibels(double decibels) {
        return Math.pow(10, decibels / 20);
    }

    private static int at(Duration time) {
        return (int) Math.min(Integer.MAX_VALUE, time.toMillis() * SampleRecording.SAMPLE_RATE / 1000);
    }

    private static Duration time(int samples) {
        return Duration.ofNanos(samples * 1_000_000_000L / SampleRecording.SAMPLE_RATE);
    }

    private static UnusableRecording unusable(Problem problem) {
        return new UnusableRecording(problem, "the fake was told so: " + problem);
    }
}
