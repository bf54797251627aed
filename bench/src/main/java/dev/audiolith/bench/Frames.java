package dev.audiolith.bench;

import java.io.InputStream;
import java.util.Objects;

/// An MP3 of silence, as long as wanted, made while it is read: whole frames of 417 bytes, none of them held.
final class Frames extends InputStream {
    static final int FRAME = 417;

    private static final byte[] SOME = some();

    private final long bytes;
    private long at;

    /// At least `bytes`, rounded up to whole frames.
    Frames(long bytes) {
        this.bytes = (bytes + FRAME - 1) / FRAME * FRAME;
    }

    long length() {
        return bytes;
    }

    @Override
    public int read() {
        return at < bytes ? SOME[(int) (at++ % FRAME)] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (at == bytes) {
            return -1;
        }
        var inFrame = (int) (at % FRAME);
        var count = (int) Math.min(Math.min(length, bytes - at), SOME.length - inFrame);
        System.arraycopy(SOME, inFrame, target, offset, count);
        at += count;
        return count;
    }

    /// A hundred frames to copy from.
    private static byte[] some() {
        var frames = new byte[100 * FRAME];
        for (var at = 0; at < frames.length; at += FRAME) {
            frames[at] = (byte) 0xff;
            frames[at + 1] = (byte) 0xfb;
            frames[at + 2] = (byte) 0x90;
            frames[at + 3] = (byte) 0xc4;
        }
        return frames;
    }
}
