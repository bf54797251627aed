package dev.audiolith.local;

import dev.audiolith.local.http.Json;
import dev.audiolith.settings.Env;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

/// The folder in which a local run keeps everything it must not lose, its keys among it.
///
/// One service at a time: the lock belongs to the process and goes with it, also after kill -9.
public record Home(Path folder) {
    private static final String ADDRESS = "address.json";

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    public static Home from(Env env) {
        return new Home(Path.of(env.text("AUDIOLITH_HOME", ".audiolith")));
    }

    /// Held until closed.
    public FileChannel lock() throws IOException {
        Files.createDirectories(folder);
        var channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new CannotStart("another service uses " + folder, e);
        }
        channel.close();
        throw new CannotStart("another service uses " + folder + address().map(uri -> ", at " + uri).orElse(""));
    }

    /// Where the service of this home said that it listens; it may be gone since.
    Optional<URI> address() throws IOException {
        var file = folder.resolve(ADDRESS);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        return Optional.of(URI.create(Json.read(Files.readString(file)).path("url").asText()));
    }

    void announce(URI address) throws IOException {
        var unfinished = Files.writeString(folder.resolve(ADDRESS + ".part"), Json.write(Map.of("url", address.toString())));
        Files.move(unfinished, folder.resolve(ADDRESS), ATOMIC_MOVE);
    }

    void withdraw() throws IOException {
        Files.deleteIfExists(folder.resolve(ADDRESS));
    }
}
