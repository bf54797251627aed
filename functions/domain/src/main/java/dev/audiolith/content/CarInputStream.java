package dev.audiolith.content;

import dev.audiolith.stream.BulkInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/// Reads a file as a CARv1 whose root is known beforehand: header, leaves as they are read, each inner node once complete.
///
/// Holds one chunk of 1 MiB. It ends only if the bytes really have the announced root: when they changed since the root
/// was computed, the read fails instead, so that an upload breaks off and wrong content is never kept under our name.
public final class CarInputStream extends BulkInputStream {
    private final InputStream file;
    private final Cid root;
    private final Deque<InputStream> ready = new ArrayDeque<>();
    private final UnixFsTree tree = new UnixFsTree(this::enqueue);
    private final byte[] chunk;
    private InputStream current;
    private boolean fileEnded;
    private boolean anyLeaf;

    public CarInputStream(InputStream file, long fileBytes, Cid root) {
        this.file = file;
        this.root = root;
        this.chunk = new byte[(int) Math.min(UnixFsTree.CHUNK_BYTES, fileBytes)];
        this.current = new ByteArrayInputStream(Car.header(root));
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (true) {
            var count = current.read(target, offset, length);
            if (count > 0) {
                return count;
            }
            if (!advance()) {
                return -1;
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private boolean advance() throws IOException {
        if (ready.isEmpty() && !fileEnded) {
            nextChunk();
        }
        var next = ready.poll();
        if (next == null) {
            return false;
        }
        current = next;
        return true;
    }

    private void nextChunk() throws IOException {
        var count = file.readNBytes(chunk, 0, chunk.length);
        if (count > 0 || !anyLeaf) {
            leaf(count);
        }
        if (count < chunk.length || chunk.length == 0) {
            fileEnded = true;
            if (!tree.finish().equals(root)) {
                throw new IOException("the stored bytes no longer have the address " + root);
            }
        }
    }

    private void leaf(int count) {
        anyLeaf = true;
        var digest = Sha256.start();
        digest.update(chunk, 0, count);
        var cid = Cid.of(Cid.Codec.RAW, digest.digest());
        ready.add(new ByteArrayInputStream(Car.frame(cid, count)));
        // Not copied: the chunk is filled again only when everything ready has been read.
        ready.add(new ByteArrayInputStream(chunk, 0, count));
        tree.leaf(cid, count);
    }

    private void enqueue(Cid cid, byte[] bytes) {
        ready.add(new ByteArrayInputStream(Car.frame(cid, bytes.length)));
        ready.add(new ByteArrayInputStream(bytes));
    }
}
