package dev.audiolith.local.ipfs;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/// Reads the two wire types of protobuf that dag-pb and UnixFS use.
final class Protobuf {
    static final int VARINT = 0;
    static final int BYTES = 2;

    private final ByteBuffer buffer;

    Protobuf(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    boolean hasMore() {
        return buffer.hasRemaining();
    }

    long varint() throws BadDag {
        var value = 0L;
        for (var shift = 0; shift < Long.SIZE - 1; shift += 7) {
            var next = next();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new BadDag("a number is too long");
    }

    ByteBuffer bytes() throws BadDag {
        var length = varint();
        if (length < 0 || length > buffer.remaining()) {
            throw new BadDag("a field is longer than its block");
        }
        var slice = buffer.slice(buffer.position(), (int) length);
        buffer.position(buffer.position() + (int) length);
        return slice;
    }

    void skip(long tag) throws BadDag {
        switch ((int) (tag & 7)) {
            case VARINT -> varint();
            case BYTES -> bytes();
            default -> throw new BadDag("an unexpected kind of field");
        }
    }

    private byte next() throws BadDag {
        try {
            return buffer.get();
        } catch (BufferUnderflowException e) {
            throw new BadDag("the block ends in the middle of a number");
        }
    }
}
