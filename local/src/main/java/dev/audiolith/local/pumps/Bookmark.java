package dev.audiolith.local.pumps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Remembers over a restart how far a stream has been dealt with: the last record of each shard. What is not remembered comes again.
final class Bookmark {
    private final Path file;
    private final Map<String, String> places = new TreeMap<>();

    private Bookmark(Path file) {
        this.file = file;
    }

    static Bookmark in(Path file) throws IOException {
        var bookmark = new Bookmark(file);
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                var words = line.split(" ", 2);
                bookmark.places.put(words[0], words[words.length - 1]);
            }
        }
        return bookmark;
    }

    /// The last record of the shard that has been dealt with.
    Optional<String> place(String shard) {
        return Optional.ofNullable(places.get(shard));
    }

    void move(Map<String, String> further) {
        if (!further.isEmpty()) {
            places.putAll(further);
            write();
        }
    }

    /// Shards live for a day.
    void keepOnly(Set<String> shards) {
        places.keySet().retainAll(shards);
    }

    void forget() {
        places.clear();
        write();
    }

    /// At once or not at all, whenever the process ends.
    private void write() {
        try {
            var beside = file.resolveSibling(file.getFileName() + ".new");
            Files.write(beside, places.entrySet().stream().map(place -> place.getKey() + " " + place.getValue()).toList());
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remember how far the stream was read", e);
        }
    }
}
