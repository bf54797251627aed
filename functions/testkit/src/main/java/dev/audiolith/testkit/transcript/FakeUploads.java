package dev.audiolith.testkit.transcript;

import dev.audiolith.testkit.sound.Outage;
import dev.audiolith.transcript.Recording;
import dev.audiolith.transcript.Uploads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A bucket of recordings in memory. Its links lead nowhere; [#arrive] is what following one comes to.
public final class FakeUploads implements Uploads {
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Outage outage = new Outage("the bucket of recordings");
    private final InstantSource clock;
    private final AtomicInteger lastTag = new AtomicInteger();
    private volatile int longestRead = Integer.MAX_VALUE;

    /// `bytes` is never handed out for writing.
    private record Entry(String contentType, ByteBuffer bytes, String etag) {}

    public FakeUploads(InstantSource clock) {
        this.clock = clock;
    }

    public Outage outage() {
        return outage;
    }

    /// Somebody puts a recording there.
    public Recording.Found arrive(String key, String contentType, byte[] bytes) {
        var entry = new Entry(contentType, ByteBuffer.wrap(bytes.clone()), "\"tag-" + lastTag.incrementAndGet() + "\"");
        entries.put(key, entry);
        return new Recording.Found(bytes.length, entry.etag());
    }

    public void delete(String key) {
        entries.remove(key);
    }

    /// From now on what is read ends there, as if there were no more: a connection that breaks may look like that.
    public void cutOffAfter(int bytes) {
        longestRead = bytes;
    }

    @Override
    public Place place(Recording recording, Duration life) {
        outage.before();
        return new Place("PUT", URI.create("https://bucket.invalid/" + recording.key()), Map.of("content-type", recording.contentType()),
                clock.instant().plus(life));
    }

    @Override
    public Optional<Arrived> find(String key) {
        outage.before();
        return Optional.ofNullable(entries.get(key))
                .map(entry -> new Arrived(key, entry.contentType(), entry.bytes().capacity(), entry.etag()));
    }

    @Override
    public Recording.Found put(Recording recording, InputStream bytes) throws IOException {
        outage.before();
        var found = arrive(recording.key(), UNKNOWN_TYPE, bytes.readAllBytes());
        outage.after();
        return found;
    }

    @Override
    public Optional<InputStream> open(Recording recording) {
        outage.before();
        return bytes(recording).map(bytes -> new ByteArrayInputStream(bytes, 0, Math.min(longestRead, bytes.length)));
    }

    /// What `recording` was when it arrived, if it is still that.
    Optional<byte[]> bytes(Recording recording) {
        return recording.found().flatMap(found -> Optional.ofNullable(entries.get(recording.key()))
                .filter(entry -> entry.etag().equals(found.etag())).map(entry -> entry.bytes().array()));
    }
}
