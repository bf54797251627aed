package dev.audiolith.content;

import java.io.InputStream;
import java.util.Objects;

/// Bytes that anyone can make again: the byte at `i` is `i % 251`. As many as wanted, none of them held;
/// one of them may be flipped.
final class Pattern extends InputStream {
    private static final int PERIOD = 251;

    private final long bytes;
    private final long flipped;
    private long at;

    Pattern(long bytes) {
        this(bytes, -1);
    }

    Pattern(long bytes, long flipped) {
        this.bytes = bytes;
        this.flipped = flipped;
    }

    @Override
    public int read() {
        return at < bytes ? valueAt(at++) : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (at == bytes) {
            return -1;
        }
        var count = (int) Math.min(length, bytes - at);
        for (var i = 0; i < count; i++) {
            target[offset + i] = (byte) valueAt(at + i);
        }
        at += count;
        return count;
    }

    private int valueAt(long index) {
        var value = (int) (index % PERIOD);
        return index == flipped ? value ^ 1 : value;
    }
}
