package dev.audiolith.local.ipfs;

import dev.audiolith.content.CarInputStream;
import dev.audiolith.content.Cid;
import dev.audiolith.content.CidHasher;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A whole IPFS node without a network: keeps blocks, remembers pins, reads files.
///
/// Nothing is ever collected: what was added stays, pinned or not, until the home is deleted. A pin is given only to a
/// file whose every block is here.
public final class IpfsNode {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path pins;
    private final Path scratch;
    private final BlockStore blocks;
    private final Dag dag;

    private IpfsNode(Path pins, Path scratch, BlockStore blocks) {
        this.pins = pins;
        this.scratch = scratch;
        this.blocks = blocks;
        this.dag = new Dag(blocks);
    }

    public static IpfsNode in(Path directory) throws IOException {
        var blocks = Files.createDirectories(directory.resolve("blocks"));
        return new IpfsNode(
                Files.createDirectories(directory.resolve("pins")), Files.createDirectories(directory.resolve("scratch")),
                new BlockStore(blocks));
    }

    /// Where uploads wait until they are read; whoever puts a file there deletes it.
    Path scratch() {
        return scratch;
    }

    /// The address a file would have.
    static Cid address(Path file) throws IOException {
        var hasher = new CidHasher();
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[BUFFER_BYTES];
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                hasher.update(buffer, 0, count);
            }
        }
        return hasher.finish();
    }

    /// Cuts a file into blocks. Read twice: first for its address, then as the archive of that address, so that there is
    /// one way only by which blocks come in.
    Cid add(Path file) throws IOException {
        var root = address(file);
        try (var archive = new CarInputStream(Files.newInputStream(file), Files.size(file), root)) {
            keepBlocks(archive);
        }
        return root;
    }

    /// Takes an archive's blocks and says, for each of its roots, why it could not be pinned if it could not.
    Map<Cid, Optional<String>> importCar(InputStream archive, boolean pinRoots) throws IOException {
        var refusals = new LinkedHashMap<Cid, Optional<String>>();
        for (var root : keepBlocks(new BufferedInputStream(archive, BUFFER_BYTES))) {
            refusals.put(root, pinRoots ? tryPin(root) : Optional.empty());
        }
        return refusals;
    }

    public void pin(Cid cid) throws IOException {
        dag.requireWhole(cid);
        var marker = pins.resolve(cid.toString());
        if (Files.notExists(marker)) {
            Files.write(marker, new byte[0]);
        }
    }

    public boolean isPinned(Cid cid) {
        return Files.exists(pins.resolve(cid.toString()));
    }

    List<String> pinned() throws IOException {
        try (var files = Files.list(pins)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    boolean has(Cid cid) {
        return blocks.has(cid);
    }

    byte[] block(Cid cid) throws IOException {
        return blocks.read(cid);
    }

    /// Bytes of a file; [MissingBlock] when this node does not have it.
    long length(Cid cid) throws IOException {
        return dag.length(cid);
    }

    void copy(Cid cid, long offset, long length, OutputStream out) throws IOException {
        dag.copy(cid, offset, length, out);
    }

    private List<Cid> keepBlocks(InputStream archive) throws IOException {
        var reader = new CarReader(archive);
        for (var block = reader.next(); block.isPresent(); block = reader.next()) {
            blocks.put(block.get().cid(), block.get().bytes());
        }
        return reader.roots();
    }

    private Optional<String> tryPin(Cid root) throws IOException {
        try {
            pin(root);
            return Optional.empty();
        } catch (MissingBlock | BadDag e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
