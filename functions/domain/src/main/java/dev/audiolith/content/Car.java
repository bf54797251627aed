package dev.audiolith.content;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The wire form of a content-addressed archive, version 1: a header naming the root, then length-prefixed blocks.
///
/// Its length follows from the length of the file alone, so an upload can announce it before a byte is read.
public final class Car {
    private static final int HEADER_BYTES = 58;

    /// Bytes of the archive of a file of `fileBytes`.
    public static long length(long fileBytes) {
        var counted = new long[]{Varint.length(HEADER_BYTES) + HEADER_BYTES};
        var tree = new UnixFsTree((_, bytes) -> counted[0] += frameLength(bytes.length) + bytes.length);
        // Only sizes matter for a length, so every leaf may have the same address.
        var anyLeaf = Cid.of(Cid.Codec.RAW, new byte[32]);
        var left = fileBytes;
        do {
            var chunk = Math.min(left, UnixFsTree.CHUNK_BYTES);
            tree.leaf(anyLeaf, chunk);
            counted[0] += frameLength((int) chunk) + chunk;
            left -= chunk;
        } while (left > 0);
        tree.finish();
        return counted[0];
    }

    static byte[] header(Cid root) {
        var cbor = new ByteArrayOutputStream(HEADER_BYTES);
        cbor.write(0xa2);
        text(cbor, "roots");
        cbor.write(0x81);
        // Tag 42 marks a link: a byte string of a zero and the identifier.
        cbor.write(0xd8);
        cbor.write(42);
        cbor.write(0x58);
        cbor.write(Cid.BYTES + 1);
        cbor.write(0);
        cbor.writeBytes(root.toBytes());
        text(cbor, "version");
        cbor.write(1);
        var framed = new ByteArrayOutputStream(HEADER_BYTES + 1);
        Varint.write(framed, cbor.size());
        framed.writeBytes(cbor.toByteArray());
        return framed.toByteArray();
    }

    /// What stands before a block's bytes.
    static byte[] frame(Cid cid, int blockBytes) {
        var frame = new ByteArrayOutputStream(Cid.BYTES + 4);
        Varint.write(frame, Cid.BYTES + (long) blockBytes);
        frame.writeBytes(cid.toBytes());
        return frame.toByteArray();
    }

    private static int frameLength(int blockBytes) {
        return Varint.length(Cid.BYTES + (long) blockBytes) + Cid.BYTES;
    }

    private static void text(ByteArrayOutputStream cbor, String text) {
        cbor.write(0x60 + text.length());
        cbor.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private Car() {}
}
