package dev.audiolith.testkit.sound;

import dev.audiolith.sound.SoundBytes;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A bucket in memory. Its links lead nowhere, but say what they were made of.
public final class FakeSoundBytes implements SoundBytes {
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Outage outage = new Outage("the bucket");

    /// `bytes` is never handed out for writing.
    private record Entry(Notes notes, ByteBuffer bytes) {}

    public Outage outage() {
        return outage;
    }

    @Override
    public Held store(String key, Notes notes, InputStream audio) throws IOException {
        outage.before();
        var entry = new Entry(notes, ByteBuffer.wrap(audio.readAllBytes()));
        entries.put(key, entry);
        outage.after();
        return () -> new ByteArrayInputStream(entry.bytes().array());
    }

    @Override
    public Optional<Stored> find(String key) {
        outage.before();
        return Optional.ofNullable(entries.get(key)).map(entry -> new Stored(entry.bytes().capacity(), entry.notes()));
    }

    @Override
    public InputStream open(String key) throws IOException {
        outage.before();
        var entry = entries.get(key);
        if (entry == null) {
            throw new FileNotFoundException("there is nothing under " + key);
        }
        return new ByteArrayInputStream(entry.bytes().array());
    }

    @Override
    public URI link(String key, Duration life, String cacheControl) {
        outage.before();
        return URI
                .create("https://bucket.invalid/" + encoded(key) + "?life=" + life.toSeconds() + "&cache-control=" + encoded(cacheControl));
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
