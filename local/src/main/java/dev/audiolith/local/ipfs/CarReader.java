package dev.audiolith.local.ipfs;

import dev.audiolith.content.Cid;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads a content-addressed archive (CARv1) block by block. What it hands out is not checked yet: [BlockStore] does that.
final class CarReader {
    /// Kubo's own limit, and far more than our blocks have.
    static final int MOST_BLOCK_BYTES = 2 << 20;

    private static final int MOST_HEADER_BYTES = 1 << 20;

    private final InputStream archive;
    private final List<Cid> roots;

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Block(Cid cid, byte[] bytes) {}

    CarReader(InputStream archive) throws IOException {
        this.archive = archive;
        this.roots = CarHeader.roots(section(MOST_HEADER_BYTES).orElseThrow(() -> new BadDag("an empty archive")));
    }

    List<Cid> roots() {
        return roots;
    }

    Optional<Block> next() throws IOException {
        var section = section(MOST_BLOCK_BYTES + Cid.BYTES);
        if (section.isEmpty()) {
            return Optional.empty();
        }
        var bytes = section.get();
        if (bytes.length < Cid.BYTES) {
            throw new BadDag("a block too short for its address");
        }
        return Optional.of(
                new Block(
                        Cids.fromBytes(Arrays.copyOf(bytes, Cid.BYTES)),
                        Arrays.copyOfRange(bytes, Cid.BYTES, bytes.length)));
    }

    private Optional<byte[]> section(int most) throws IOException {
        var length = length();
        if (length.isEmpty()) {
            return Optional.empty();
        }
        if (length.get() > most) {
            throw new BadDag("produced block is over 2MiB: big blocks can't be exchanged with other peers");
        }
        var bytes = archive.readNBytes(length.get().intValue());
        if (bytes.length < length.get()) {
            throw new BadDag("unexpected EOF: the archive ends in the middle of a block");
        }
        return Optional.of(bytes);
    }

    private Optional<Long> length() throws IOException {
        var value = 0L;
        for (var shift = 0; shift < Long.SIZE - 1; shift += 7) {
            var next = archive.read();
            if (next < 0) {
                if (shift == 0) {
                    return Optional.empty();
                }
                throw new BadDag("unexpected EOF: the archive ends in the middle of a number");
            }
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return Optional.of(value);
            }
        }
        throw new BadDag("a number is too long");
    }
}
