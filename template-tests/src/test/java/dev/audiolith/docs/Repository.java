package dev.audiolith.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// The project's own files, as git would see them: nothing that was built or installed.
final class Repository {
    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules", ".audiolith", "cdk.out");

    private final Path root;

    Repository() {
        var here = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(here.resolve("CONTRIBUTING.md"))) {
            here = Objects.requireNonNull(here.getParent());
        }
        this.root = here;
    }

    Path root() {
        return root;
    }

    String read(String file) {
        return read(root.resolve(file));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Files whose name ends so, below the root.
    List<Path> files(String ending) {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> isOurs(root.relativize(path)) && path.toString().endsWith(ending) && Files.isRegularFile(path))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(Path relative) {
        for (var part : relative) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }
}
