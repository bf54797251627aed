package dev.audiolith.bench;

import dev.audiolith.transcript.Recording;
import dev.audiolith.transcript.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A bucket whose objects are files of this machine.
final class FileUploads implements Uploads {
    private final Map<String, Path> files = new ConcurrentHashMap<>();

    void arrive(String key, Path file) {
        files.put(key, file);
    }

    @Override
    public Place place(Recording recording, Duration life) {
        throw new UnsupportedOperationException("nobody is given a link here");
    }

    @Override
    public Optional<Arrived> find(String key) {
        return Optional.ofNullable(files.get(key)).map(file -> {
            try {
                return new Arrived(key, "application/octet-stream", Files.size(file), "\"" + key + "\"");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public Recording.Found put(Recording recording, InputStream bytes) {
        throw new UnsupportedOperationException("nothing comes with a request here");
    }

    @Override
    public Optional<InputStream> open(Recording recording) throws IOException {
        var file = files.get(recording.key());
        return file == null ? Optional.empty() : Optional.of(Files.newInputStream(file));
    }
}
