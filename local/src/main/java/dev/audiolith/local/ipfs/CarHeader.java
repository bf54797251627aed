package dev.audiolith.local.ipfs;

import dev.audiolith.content.Cid;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The roots that an archive's header names: a small CBOR map of `roots` and `version`.
final class CarHeader {
    private static final int NUMBER = 0;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int LIST = 4;
    private static final int MAP = 5;
    private static final int TAG = 6;
    private static final int LINK = 42;
    private static final int VERSION_1 = 1;

    static List<Cid> roots(byte[] header) throws BadDag {
        try {
            return map(ByteBuffer.wrap(header));
        } catch (BufferUnderflowException e) {
            throw new BadDag("the archive's header ends too early");
        }
    }

    private static List<Cid> map(ByteBuffer cbor) throws BadDag {
        var roots = new ArrayList<Cid>();
        var version = 0L;
        var entries = head(cbor, MAP);
        for (var i = 0L; i < entries; i++) {
            switch (new String(bytes(cbor, TEXT), StandardCharsets.UTF_8)) {
                case "version" -> version = head(cbor, NUMBER);
                case "roots" -> links(cbor, roots);
                default -> throw new BadDag("the archive's header has an unknown field");
            }
        }
        if (version != VERSION_1) {
            throw new BadDag("only archives of version 1 are taken");
        }
        return roots;
    }

    private static void links(ByteBuffer cbor, List<Cid> roots) throws BadDag {
        var count = head(cbor, LIST);
        for (var i = 0L; i < count; i++) {
            if (head(cbor, TAG) != LINK) {
                throw new BadDag("a root is not a link");
            }
            var link = ByteBuffer.wrap(bytes(cbor, BYTES));
            // A link starts with a zero, left over from multibase.
            link.get();
            var cid = new byte[link.remaining()];
            link.get(cid);
            roots.add(Cids.fromBytes(cid));
        }
    }

    private static byte[] bytes(ByteBuffer cbor, int kind) throws BadDag {
        var length = head(cbor, kind);
        if (length > cbor.remaining()) {
            throw new BadDag("the archive's header ends too early");
        }
        var bytes = new byte[(int) length];
        cbor.get(bytes);
        return bytes;
    }

    /// The number in an item's head; items of another kind are refused.
    private static long head(ByteBuffer cbor, int kind) throws BadDag {
        var first = cbor.get() & 0xff;
        if (first >> 5 != kind) {
            throw new BadDag("the archive's header is not as expected");
        }
        var detail = first & 31;
        return switch (detail) {
            case 24 -> cbor.get() & 0xff;
            case 25 -> cbor.getShort() & 0xffff;
            case 26 -> cbor.getInt() & 0xffffffffL;
            case 27, 28, 29, 30, 31 -> throw new BadDag("the archive's header is not as expected");
            default -> detail;
        };
    }

    private CarHeader() {}
}
