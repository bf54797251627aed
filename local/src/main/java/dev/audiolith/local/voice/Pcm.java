package dev.audiolith.local.voice;

import com.sun.speech.freetts.audio.AudioPlayer;
import java.io.ByteArrayOutputStream;
import javax.sound.sampled.AudioFormat;

/// A player that collects what FreeTTS would have played: one sentence of 16 kHz, 16 bit, mono, big-endian samples.
final class Pcm implements AudioPlayer {
    static final int SAMPLE_RATE = 16_000;

    private final ByteArrayOutputStream samples = new ByteArrayOutputStream(1 << 16);
    private AudioFormat format = new AudioFormat(SAMPLE_RATE, Short.SIZE, 1, true, true);
    private float volume = 1;

    byte[] take() {
        var taken = samples.toByteArray();
        samples.reset();
        return taken;
    }

    @Override
    public boolean write(byte[] audio) {
        return write(audio, 0, audio.length);
    }

    @Override
    public boolean write(byte[] audio, int offset, int length) {
        samples.write(audio, offset, length);
        return true;
    }

    @Override
    public void setAudioFormat(AudioFormat format) {
        if (format.getSampleRate() != SAMPLE_RATE || !format.isBigEndian()) {
            throw new IllegalStateException("the voice speaks in another format: " + format);
        }
        this.format = format;
    }

    @Override
    public AudioFormat getAudioFormat() {
        return format;
    }

    @Override
    public float getVolume() {
        return volume;
    }

    @Override
    public void setVolume(float volume) {
        this.volume = volume;
    }

    @Override
    public void begin(int size) {}

    @Override
    public boolean end() {
        return true;
    }

    @Override
    public boolean drain() {
        return true;
    }

    @Override
    public long getTime() {
        return -1;
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void reset() {}

    @Override
    public void cancel() {}

    @Override
    public void close() {}

    @Override
    public void resetTime() {}

    @Override
    public void startFirstSampleTimer() {}

    @Override
    public void showMetrics() {}
}
