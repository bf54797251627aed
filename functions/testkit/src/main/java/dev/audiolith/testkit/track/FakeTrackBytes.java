package dev.audiolith.testkit.track;

import dev.audiolith.testkit.sound.Outage;
import dev.audiolith.track.TrackBytes;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/// The bucket of tracks in memory. Its links lead nowhere, but say what they were made of.
public final class FakeTrackBytes implements TrackBytes {
    private final NavigableMap<String, Entry> entries = new ConcurrentSkipListMap<>();
    private final Outage outage = new Outage("the bucket of tracks");

    /// `bytes` is never handed out for writing.
    private record Entry(String contentType, ByteBuffer bytes) {}

    public Outage outage() {
        return outage;
    }

    @Override
    public long store(String key, String contentType, InputStream bytes) throws IOException {
        outage.before();
        var whole = bytes.readAllBytes();
        entries.put(key, new Entry(contentType, ByteBuffer.wrap(whole)));
        outage.after();
        return whole.length;
    }

    @Override
    public Optional<String> findBelow(String place) {
        outage.before();
        return Optional.ofNullable(entries.ceilingKey(place)).filter(key -> key.startsWith(place));
    }

    @Override
    public InputStream open(String key) throws IOException {
        outage.before();
        return new ByteArrayInputStream(entry(key).bytes().array());
    }

    @Override
    public URI link(String key, Duration life) {
        outage.before();
        return URI.create("https://bucket.invalid/" + key + "?life=" + life.toSeconds());
    }

    @Override
    public void delete(String key) {
        outage.before();
        entries.remove(key);
        outage.after();
    }

    public Set<String> keys() {
        return Set.copyOf(entries.keySet());
    }

    public String contentType(String key) throws IOException {
        return entry(key).contentType();
    }

    private Entry entry(String key) throws IOException {
        var entry = entries.get(key);
        if (entry == null) {
            throw new FileNotFoundException("there is nothing under " + key);
        }
        return entry;
    }
}
