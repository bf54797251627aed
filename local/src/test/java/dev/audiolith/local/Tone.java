package dev.audiolith.local;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/// WAV files to transcribe: silence, a tone, silence.
final class Tone {
    private static final int RATE = 16_000;
    private static final double LOUD = 12_000;

    static byte[] wav(double silence, double sounding, double after) throws IOException {
        var samples = new byte[2 * (int) (RATE * (silence + sounding + after))];
        for (var i = (int) (RATE * silence); i < (int) (RATE * (silence + sounding)); i++) {
            var value = (short) (LOUD * Math.sin(2 * Math.PI * 440 * i / RATE));
            samples[2 * i] = (byte) value;
            samples[2 * i + 1] = (byte) (value >> 8);
        }
        var format = new AudioFormat(RATE, 16, 1, true, false);
        var out = new ByteArrayOutputStream();
        AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length / 2), AudioFileFormat.Type.WAVE,
                out);
        return out.toByteArray();
    }

    private Tone() {}
}
