package dev.audiolith.content;

import java.security.MessageDigest;

/// Computes the address of bytes while they pass by, holding none of them.
public final class CidHasher {
    private final UnixFsTree tree = new UnixFsTree((_, _) -> {});
    private final MessageDigest chunk = Sha256.start();
    private int inChunk;
    private long seen;

    public void update(byte[] bytes, int offset, int length) {
        var from = offset;
        var left = length;
        while (left > 0) {
            var part = Math.min(left, UnixFsTree.CHUNK_BYTES - inChunk);
            chunk.update(bytes, from, part);
            from += part;
            left -= part;
            seen += part;
            inChunk += part;
            if (inChunk == UnixFsTree.CHUNK_BYTES) {
                closeChunk();
            }
        }
    }

    /// The address of all that was seen; nothing may follow.
    public Cid finish() {
        if (inChunk > 0 || seen == 0) {
            closeChunk();
        }
        return tree.finish();
    }

    private void closeChunk() {
        tree.leaf(Cid.of(Cid.Codec.RAW, chunk.digest()), inChunk);
        inChunk = 0;
    }
}
