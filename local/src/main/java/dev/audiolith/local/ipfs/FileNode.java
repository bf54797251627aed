package dev.audiolith.local.ipfs;

import dev.audiolith.content.Cid;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A dag-pb node that holds (a part of) a file: bytes of its own, then its children in order.
record FileNode(ByteBuffer inline, List<Child> children) {

    /// A child and how many bytes of the file lie below it.
    record Child(Cid cid, long fileBytes) {}

    private static final int NODE_DATA = 1;
    private static final int NODE_LINK = 2;
    private static final int LINK_HASH = 1;
    private static final int UNIXFS_TYPE = 1;
    private static final int UNIXFS_DATA = 2;
    private static final int UNIXFS_BLOCK_SIZE = 4;
    private static final int TYPE_RAW = 0;
    private static final int TYPE_FILE = 2;

    FileNode {
        children = List.copyOf(children);
    }

    static FileNode parse(byte[] block) throws BadDag {
        var links = new ArrayList<Cid>();
        var data = ByteBuffer.allocate(0);
        var node = new Protobuf(ByteBuffer.wrap(block));
        while (node.hasMore()) {
            var tag = node.varint();
            if (tag == (NODE_LINK << 3 | Protobuf.BYTES)) {
                links.add(link(node.bytes()));
            } else if (tag == (NODE_DATA << 3 | Protobuf.BYTES)) {
                data = node.bytes();
            } else {
                node.skip(tag);
            }
        }
        return file(data, links);
    }

    long length() {
        return inline.remaining() + children.stream().mapToLong(Child::fileBytes).sum();
    }

    private static Cid link(ByteBuffer bytes) throws BadDag {
        var link = new Protobuf(bytes);
        while (link.hasMore()) {
            var tag = link.varint();
            if (tag == (LINK_HASH << 3 | Protobuf.BYTES)) {
                var hash = link.bytes();
                var cid = new byte[hash.remaining()];
                hash.get(cid);
                return Cids.fromBytes(cid);
            }
            link.skip(tag);
        }
        throw new BadDag("a link without an address");
    }

    private static FileNode file(ByteBuffer data, List<Cid> links) throws BadDag {
        var sizes = new ArrayList<Long>();
        var inline = ByteBuffer.allocate(0);
        var unixFs = new Protobuf(data);
        while (unixFs.hasMore()) {
            var tag = unixFs.varint();
            switch ((int) tag) {
                case UNIXFS_TYPE << 3 | Protobuf.VARINT -> requireFile(unixFs.varint());
                case UNIXFS_DATA << 3 | Protobuf.BYTES -> inline = unixFs.bytes();
                case UNIXFS_BLOCK_SIZE << 3 | Protobuf.VARINT -> sizes.add(unixFs.varint());
                case UNIXFS_BLOCK_SIZE << 3 | Protobuf.BYTES -> packed(new Protobuf(unixFs.bytes()), sizes);
                default -> unixFs.skip(tag);
            }
        }
        if (sizes.size() != links.size()) {
            throw new BadDag("a file node with " + links.size() + " links and " + sizes.size() + " sizes");
        }
        var children = new ArrayList<Child>();
        for (var i = 0; i < links.size(); i++) {
            children.add(new Child(links.get(i), sizes.get(i)));
        }
        return new FileNode(inline, children);
    }

    private static void packed(Protobuf numbers, List<Long> sizes) throws BadDag {
        while (numbers.hasMore()) {
            sizes.add(numbers.varint());
        }
    }

    private static void requireFile(long type) throws BadDag {
        if (type != TYPE_FILE && type != TYPE_RAW) {
            throw new BadDag("not a file: this node keeps files only");
        }
    }
}
