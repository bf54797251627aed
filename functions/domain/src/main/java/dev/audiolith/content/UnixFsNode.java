package dev.audiolith.content;

import java.io.ByteArrayOutputStream;
import java.util.List;

/// Encodes an inner node of a file: dag-pb with UnixFS data inside.
///
/// The byte order is part of the address: links (field 2) before data (field 1), an empty but present link name,
/// block sizes unpacked.
final class UnixFsNode {
    private static final int LINK_HASH = 0x0a;
    private static final int LINK_NAME = 0x12;
    private static final int LINK_TSIZE = 0x18;
    private static final int NODE_DATA = 0x0a;
    private static final int NODE_LINK = 0x12;
    private static final int UNIXFS_TYPE = 0x08;
    private static final int UNIXFS_FILE = 2;
    private static final int UNIXFS_FILE_SIZE = 0x18;
    private static final int UNIXFS_BLOCK_SIZE = 0x20;

    static byte[] encode(List<Link> links) {
        var node = new ByteArrayOutputStream(links.size() * 56);
        for (var link : links) {
            field(node, NODE_LINK, link(link));
        }
        field(node, NODE_DATA, data(links));
        return node.toByteArray();
    }

    private static byte[] link(Link link) {
        var out = new ByteArrayOutputStream(52);
        field(out, LINK_HASH, link.cid().toBytes());
        out.write(LINK_NAME);
        out.write(0);
        out.write(LINK_TSIZE);
        Varint.write(out, link.totalBytes());
        return out.toByteArray();
    }

    private static byte[] data(List<Link> links) {
        var out = new ByteArrayOutputStream(links.size() * 5 + 16);
        out.write(UNIXFS_TYPE);
        out.write(UNIXFS_FILE);
        out.write(UNIXFS_FILE_SIZE);
        Varint.write(out, links.stream().mapToLong(Link::fileBytes).sum());
        for (var link : links) {
            out.write(UNIXFS_BLOCK_SIZE);
            Varint.write(out, link.fileBytes());
        }
        return out.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, int tag, byte[] value) {
        out.write(tag);
        Varint.write(out, value.length);
        out.writeBytes(value);
    }

    private UnixFsNode() {}
}
