package dev.audiolith.content;

import java.util.ArrayList;
import java.util.List;

/// The balanced tree over a file's chunks, built from the leaves up while they arrive.
///
/// Profile `unixfs-v1-2025` (IPIP-0499): CIDv1, SHA-256, raw leaves of 1 MiB, at most 1,024 links a node, all leaves at one
/// depth. Memory is one unfinished node a level: at most 1,024 links for each factor of 1,024 in size.
final class UnixFsTree {
    static final int CHUNK_BYTES = 1 << 20;
    static final int MAX_LINKS = 1024;

    private final List<List<Link>> levels = new ArrayList<>();
    private final Blocks blocks;

    /// Takes every inner node as soon as it is complete.
    @FunctionalInterface
    interface Blocks {
        void block(Cid cid, byte[] bytes);
    }

    UnixFsTree(Blocks blocks) {
        this.blocks = blocks;
    }

    void leaf(Cid cid, long bytes) {
        add(0, new Link(cid, bytes, bytes));
    }

    /// The address of the whole; the tree takes no more leaves after it. A single leaf is its own root.
    Cid finish() {
        for (var level = 0; level < levels.size(); level++) {
            var links = levels.get(level);
            var isTop = level == levels.size() - 1;
            if (isTop && links.size() == 1) {
                return links.getFirst().cid();
            }
            if (!links.isEmpty()) {
                close(level);
            }
        }
        throw new IllegalStateException("a tree needs at least one leaf");
    }

    private void add(int level, Link link) {
        if (levels.size() == level) {
            levels.add(new ArrayList<>());
        }
        var links = levels.get(level);
        links.add(link);
        if (links.size() == MAX_LINKS) {
            close(level);
        }
    }

    private void close(int level) {
        var links = levels.get(level);
        var bytes = UnixFsNode.encode(links);
        var cid = Cid.of(Cid.Codec.DAG_PB, Sha256.of(bytes));
        var file = links.stream().mapToLong(Link::fileBytes).sum();
        var total = bytes.length + links.stream().mapToLong(Link::totalBytes).sum();
        links.clear();
        blocks.block(cid, bytes);
        add(level + 1, new Link(cid, file, total));
    }
}
