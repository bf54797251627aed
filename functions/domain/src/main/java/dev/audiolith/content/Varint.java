package dev.audiolith.content;

import java.io.ByteArrayOutputStream;

/// Unsigned LEB128, as protobuf and CAR use it.
final class Varint {

    static void write(ByteArrayOutputStream out, long value) {
        var rest = value;
        while (rest >= 0x80) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    static int length(long value) {
        return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7);
    }

    private Varint() {}
}
