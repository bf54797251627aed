package dev.audiolith.audio;

import java.time.Duration;
import java.util.Optional;

/// Walks over the frames of an MPEG layer III stream while its bytes pass by: how long it plays, and whether it broke off.
///
/// It looks at frame headers only, so it says nothing about bytes that never were such a stream: those are `unknown`.
/// A stream that loses its framing (a tag at the end, a second tag) stops being walked and keeps what was counted.
final class Mp3Frames {
    private static final int HEADER = 4;
    private static final int ID3_HEADER = 10;
    private static final int[] BIT_RATES_V1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] BIT_RATES_V2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] SAMPLE_RATES_V1 = {44_100, 48_000, 32_000};
    private static final int VERSION_1 = 3;
    private static final int VERSION_RESERVED = 1;
    private static final int LAYER_3 = 1;

    private final byte[] head = new byte[ID3_HEADER];
    private int inHead;
    private long skip;
    private boolean lost;
    private long frames;
    private double seconds;

    void update(byte[] bytes, int offset, int length) {
        var at = offset;
        var end = offset + length;
        while (at < end && !lost) {
            if (skip > 0) {
                var step = (int) Math.min(skip, end - at);
                skip -= step;
                at += step;
            } else {
                head[inHead++] = bytes[at++];
                lookAtHead();
            }
        }
    }

    /// Absent when these were no MP3 frames.
    Optional<Duration> duration() {
        return frames == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(Math.round(seconds * 1e9)));
    }

    /// Whether the last frame was announced but did not come whole.
    boolean brokeOff() {
        return frames > 0 && !lost && (skip > 0 || inHead > 0);
    }

    private void lookAtHead() {
        if (isTag()) {
            if (inHead == ID3_HEADER) {
                skip = ((head[6] & 0x7fL) << 21) | ((head[7] & 0x7f) << 14) | ((head[8] & 0x7f) << 7) | (head[9] & 0x7f);
                inHead = 0;
            }
        } else if (inHead == HEADER) {
            startFrame();
        } else if (inHead > HEADER) {
            lost = true;
        }
    }

    /// A leading ID3v2 tag; only before the first frame, or random audio could look like one.
    private boolean isTag() {
        return frames == 0 && head[0] == 'I' && (inHead < 2 || head[1] == 'D') && (inHead < 3 || head[2] == '3');
    }

    private void startFrame() {
        var size = frameBytes();
        if (size < HEADER) {
            lost = true;
            return;
        }
        inHead = 0;
        skip = (long) size - HEADER;
        frames++;
    }

    /// The whole frame's length from its header, or 0 when this is no frame we know.
    private int frameBytes() {
        var version = (head[1] >> 3) & 3;
        var rateIndex = (head[2] >> 4) & 15;
        var sampleIndex = (head[2] >> 2) & 3;
        var isSync = (head[0] & 0xff) == 0xff && (head[1] & 0xe0) == 0xe0 && ((head[1] >> 1) & 3) == LAYER_3;
        if (!isSync || version == VERSION_RESERVED || rateIndex == 0 || rateIndex == 15 || sampleIndex == 3) {
            return 0;
        }
        var isV1 = version == VERSION_1;
        var sampleRate = SAMPLE_RATES_V1[sampleIndex] / (isV1 ? 1 : version == 2 ? 2 : 4);
        var samples = isV1 ? 1152 : 576;
        var bitRate = 1000 * (isV1 ? BIT_RATES_V1 : BIT_RATES_V2)[rateIndex];
        seconds += (double) samples / sampleRate;
        return samples / 8 * bitRate / sampleRate + ((head[2] >> 1) & 1);
    }
}
