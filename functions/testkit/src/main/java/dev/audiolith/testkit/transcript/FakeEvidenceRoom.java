package dev.audiolith.testkit.transcript;

import dev.audiolith.testkit.sound.Outage;
import dev.audiolith.transcript.EvidenceRoom;
import dev.audiolith.transcript.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/// The debug bucket in memory. Its links lead nowhere.
public final class FakeEvidenceRoom implements EvidenceRoom {
    private final Map<String, Exhibit> exhibits = new ConcurrentSkipListMap<>();
    private final Outage outage = new Outage("the debug bucket");
    private final FakeUploads uploads;

    private record Exhibit(String owner, ByteBuffer bytes) {}

    public FakeEvidenceRoom(FakeUploads uploads) {
        this.uploads = uploads;
    }

    public Outage outage() {
        return outage;
    }

    @Override
    public String keep(String name, Path file, String owner) {
        try {
            return keep(name, Files.readAllBytes(file), owner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> keepUpload(String name, Recording recording, String owner) {
        return uploads.bytes(recording).map(bytes -> keep(name, bytes, owner));
    }

    private String keep(String name, byte[] bytes, String owner) {
        outage.before();
        var key = name;
        while (exhibits.putIfAbsent(key, new Exhibit(owner, ByteBuffer.wrap(bytes.clone()))) != null) {
            key = key.replaceFirst("Z-", "0Z-");
        }
        outage.after();
        return key;
    }

    @Override
    public URI link(String key, Duration life) {
        outage.before();
        return URI.create("https://debug.invalid/" + key + "?life=" + life.toSeconds());
    }

    public Set<String> keys() {
        return Set.copyOf(exhibits.keySet());
    }

    public byte[] bytes(String key) {
        return exhibit(key).bytes().array().clone();
    }

    public String owner(String key) {
        return exhibit(key).owner();
    }

    private Exhibit exhibit(String key) {
        return Optional.ofNullable(exhibits.get(key)).orElseThrow(() -> new AssertionError("no evidence is called " + key));
    }
}
