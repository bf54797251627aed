package dev.audiolith.local.ipfs;

import dev.audiolith.content.Cid;
import dev.audiolith.content.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

/// Blocks on disk, one file each, named by their address.
///
/// A block appears whole or not at all, also when the process is killed while writing. Writing one twice is harmless: its
/// name says what is inside.
final class BlockStore {
    private final Path directory;

    BlockStore(Path directory) {
        this.directory = directory;
    }

    /// Keeps a block after checking that it is what its address says.
    void put(Cid cid, byte[] bytes) throws IOException {
        if (!HexFormat.of().formatHex(Sha256.of(bytes)).equals(cid.digestHex())) {
            throw new BadDag("block " + cid + " does not have the bytes its address names");
        }
        var file = file(cid);
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.getParent());
        var unfinished = Files.createTempFile(directory, "block", ".part");
        try {
            Files.write(unfinished, bytes);
            Files.move(unfinished, file, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    boolean has(Cid cid) {
        return Files.exists(file(cid));
    }

    long size(Cid cid) throws IOException {
        try {
            return Files.size(file(cid));
        } catch (NoSuchFileException e) {
            throw new MissingBlock(cid, e);
        }
    }

    byte[] read(Cid cid) throws IOException {
        try {
            return Files.readAllBytes(file(cid));
        } catch (NoSuchFileException e) {
            throw new MissingBlock(cid, e);
        }
    }

    /// Spread over folders by the digest's first byte: one folder with every block would grow slow.
    private Path file(Cid cid) {
        return directory.resolve(cid.digestHex().substring(0, 2)).resolve(cid.toString());
    }
}
