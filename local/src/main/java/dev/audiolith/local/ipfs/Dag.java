package dev.audiolith.local.ipfs;

import dev.audiolith.content.Cid;
import dev.audiolith.content.Cid.Codec;
import java.io.IOException;
import java.io.OutputStream;

/// Reads files out of their blocks, of any depth, one block in memory at a time.
final class Dag {
    /// 1,024 links a node and five levels already address more than any disk holds.
    private static final int MOST_LEVELS = 16;

    private final BlockStore blocks;

    Dag(BlockStore blocks) {
        this.blocks = blocks;
    }

    /// Bytes of the file below an address.
    long length(Cid cid) throws IOException {
        return switch (cid.codec()) {
            case RAW -> blocks.size(cid);
            case DAG_PB -> FileNode.parse(blocks.read(cid)).length();
        };
    }

    /// Writes `length` bytes of the file, from `offset` on; both must lie inside it.
    void copy(Cid cid, long offset, long length, OutputStream out) throws IOException {
        copy(cid, offset, offset + length, out, MOST_LEVELS);
    }

    /// Fails with [MissingBlock] unless every block below an address is here.
    void requireWhole(Cid cid) throws IOException {
        requireWhole(cid, MOST_LEVELS);
    }

    private void copy(Cid cid, long from, long to, OutputStream out, int levels) throws IOException {
        if (cid.codec() == Codec.RAW) {
            write(blocks.read(cid), from, to, out);
            return;
        }
        var node = node(cid, levels);
        var start = (long) node.inline().remaining();
        if (start > 0) {
            var inline = new byte[(int) start];
            node.inline().duplicate().get(inline);
            write(inline, from, to, out);
        }
        for (var child : node.children()) {
            var end = start + child.fileBytes();
            if (from < end && to > start) {
                copy(child.cid(), Math.max(0, from - start), Math.min(to, end) - start, out, levels - 1);
            }
            start = end;
        }
    }

    private static void write(byte[] bytes, long from, long to, OutputStream out) throws IOException {
        var first = (int) Math.min(Math.max(0, from), bytes.length);
        var last = (int) Math.min(to, bytes.length);
        if (first < last) {
            out.write(bytes, first, last - first);
        }
    }

    private void requireWhole(Cid cid, int levels) throws IOException {
        if (cid.codec() == Codec.RAW) {
            blocks.size(cid);
            return;
        }
        for (var child : node(cid, levels).children()) {
            requireWhole(child.cid(), levels - 1);
        }
    }

    private FileNode node(Cid cid, int levels) throws IOException {
        if (levels == 0) {
            throw new BadDag("the tree is too deep");
        }
        return FileNode.parse(blocks.read(cid));
    }
}
