package dev.audiolith.local.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

/// A secret that belongs to a home: made once, readable by its owner only, from the first byte on.
final class SecretFile {

    /// The file's text; made by `maker` if there is none. Two starts at once get the same one.
    static String readOrCreate(Path file, Supplier<String> maker) throws IOException {
        if (Files.exists(file, NOFOLLOW_LINKS)) {
            return Files.readString(file).strip();
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        var unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), "secret", ".part", ownerOnly());
        try {
            Files.writeString(unfinished, maker.get() + "\n", StandardCharsets.UTF_8);
            // A link appears whole and never replaces: whoever was first has made the secret.
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            return Files.readString(file).strip();
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return Files.readString(file).strip();
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    private SecretFile() {}
}
