package dev.audiolith.audio;

import java.time.Duration;
import java.util.Optional;

/// How long audio plays, learnt while its bytes pass by.
final class Playtime {
    private final AudioFormat format;
    private final Mp3Frames mp3 = new Mp3Frames();
    private long bytes;

    Playtime(AudioFormat format) {
        this.format = format;
    }

    void update(byte[] passing, int offset, int length) {
        bytes += length;
        if (format.codec() == AudioFormat.Codec.MP3) {
            mp3.update(passing, offset, length);
        }
    }

    long bytes() {
        return bytes;
    }

    Optional<Duration> duration() {
        return format.codec() == AudioFormat.Codec.MP3 ? mp3.duration() : format.duration(bytes);
    }

    /// Whether the bytes so far end inside a frame or a sample.
    boolean brokeOff() {
        return switch (format.codec()) {
            case MP3 -> mp3.brokeOff();
            case PCM -> bytes % 2 != 0;
            case OPUS, WAV, ULAW, ALAW -> false;
        };
    }
}
