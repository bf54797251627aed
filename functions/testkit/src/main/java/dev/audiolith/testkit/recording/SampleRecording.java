package dev.audiolith.testkit.recording;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// A recording of tones and silences, one after the other: what there is to be heard in it is known to the sample.
public record SampleRecording(List<Stretch> stretches) {
    public static final int SAMPLE_RATE = 16_000;

    private static final double TONE_HERTZ = 440;
    private static final int HEADER = 44;

    /// A tone of `decibels` below the loudest possible, or silence.
    public record Stretch(double seconds, double decibels) {}

    public SampleRecording {
        stretches = List.copyOf(stretches);
    }

    public static SampleRecording of(Stretch... stretches) {
        return new SampleRecording(Arrays.asList(stretches));
    }

    public static Stretch tone(double seconds) {
        return new Stretch(seconds, -6);
    }

    public static Stretch quietTone(double seconds) {
        return new Stretch(seconds, -46);
    }

    public static Stretch silence(double seconds) {
        return new Stretch(seconds, Double.NEGATIVE_INFINITY);
    }

    public static Stretch noise(double seconds) {
        return new Stretch(seconds, -58);
    }

    public Duration length() {
        return Duration.ofNanos(Math.round(stretches.stream().mapToDouble(Stretch::seconds).sum() * 1e9));
    }

    public Path in(Path folder) throws IOException {
        return Files.write(Files.createTempFile(folder, "sample", ".wav"), wav());
    }

    /// As a WAV of 16 bits, mono.
    public byte[] wav() {
        var samples = stretches.stream().mapToInt(SampleRecording::samples).sum();
        var wav = ByteBuffer.allocate(HEADER + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(US_ASCII)).putInt(HEADER - 8 + 2 * samples);
        wav.put("WAVEfmt ".getBytes(US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(SAMPLE_RATE).putInt(2 * SAMPLE_RATE).putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes(US_ASCII)).putInt(2 * samples);
        for (var stretch : stretches) {
            var amplitude = Short.MAX_VALUE * Math.pow(10, stretch.decibels() / 20);
            for (var i = 0; i < samples(stretch); i++) {
                wav.putShort((short) Math.round(amplitude * Math.sin(2 * Math.PI * TONE_HERTZ * i / SAMPLE_RATE)));
            }
        }
        return wav.array();
    }

    private static int samples(Stretch stretch) {
        return (int) Math.round(stretch.seconds() * SAMPLE_RATE);
    }
}
