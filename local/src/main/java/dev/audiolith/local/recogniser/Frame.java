package dev.audiolith.local.recogniser;

import java.io.ByteArrayOutputStream;

/// A hundredth of a second of sound: 16 kHz, 16 bit, mono, little-endian; perhaps less at the very end.
final class Frame {
    static final int SAMPLES_A_SECOND = 16_000;
    static final int A_SECOND = 100;
    static final int BYTES = SAMPLES_A_SECOND / A_SECOND * Short.BYTES;

    /// 45 dB below the loudest there is: MP3 keeps silence well below it.
    private static final double QUIET = Short.MAX_VALUE * Math.pow(10, -45 / 20.0);

    private final byte[] samples;
    private final double energy;

    Frame(byte[] samples) {
        this.samples = samples.clone();
        this.energy = meanSquare(samples);
    }

    boolean isQuiet() {
        return energy < QUIET * QUIET;
    }

    double energy() {
        return energy;
    }

    void writeTo(ByteArrayOutputStream sound) {
        sound.writeBytes(samples);
    }

    private static double meanSquare(byte[] samples) {
        var sum = 0.0;
        for (var i = 0; i + 1 < samples.length; i += Short.BYTES) {
            var sample = (short) ((samples[i] & 0xff) | (samples[i + 1] << Byte.SIZE));
            sum += (double) sample * sample;
        }
        return sum * Short.BYTES / Math.max(samples.length, Short.BYTES);
    }
}
