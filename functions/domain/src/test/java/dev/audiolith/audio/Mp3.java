package dev.audiolith.audio;

import java.io.ByteArrayOutputStream;

/// Silent MP3 frames: 128 kbit/s at 44.1 kHz, 417 bytes and 1,152 samples each.
final class Mp3 {
    static final int FRAME_BYTES = 417;
    static final double FRAME_SECONDS = 1152 / 44_100.0;

    static byte[] frames(int count) {
        var out = new ByteArrayOutputStream();
        for (var i = 0; i < count; i++) {
            out.writeBytes(frame());
        }
        return out.toByteArray();
    }

    static byte[] frame() {
        var frame = new byte[FRAME_BYTES];
        frame[0] = (byte) 0xff;
        frame[1] = (byte) 0xfb;
        frame[2] = (byte) 0x90;
        frame[3] = (byte) 0xc4;
        return frame;
    }

    private Mp3() {}
}
