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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A bucket in memory. Its links lead nowhere, but say what they were made of.
///
/// Made without a clock, it does not know since when it has what it has: for ever.
public final class FakeSoundBytes implements SoundBytes {
    private static final int PAGE = 3;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Outage outage = new Outage("the bucket");
    private final InstantSource clock;

    /// `bytes` is never handed out for writing.
    private record Entry(Notes notes, ByteBuffer bytes, Instant storedAt) {}

    public FakeSoundBytes() {
        this(() -> Instant.EPOCH);
    }

    public FakeSoundBytes(InstantSource clock) {
        this.clock = clock;
    }

    public Outage outage() {
        return outage;
    }

    @Override
    public Held store(String key, Notes notes, InputStream audio) throws IOException {
        outage.before();
        var entry = new Entry(notes, ByteBuffer.wrap(audio.readAllBytes()), clock.instant());
        entries.put(key, entry);
        outage.after();
        return () -> new ByteArrayInputStream(entry.bytes().array());
    }

    @Override
    public Optional<Stored> find(String key) {
        outage.before();
        return Optional.ofNullable(entries.get(key)).map(entry -> new Stored(entry.bytes().capacity(), entry.notes(), entry.storedAt()));
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

    /// A few at a time, so that whoever forgets to go on is noticed.
    @Override
    public List<Listed> list(String prefix, String after) {
        outage.before();
        return entries.entrySet().stream().filter(entry -> entry.getKey().startsWith(prefix) && entry.getKey().compareTo(after) > 0)
                .sorted(Map.Entry.comparingByKey()).limit(PAGE).map(entry -> new Listed(entry.getKey(), entry.getValue().storedAt()))
                .toList();
    }

    public Set<String> keys() {
        return Set.copyOf(entries.keySet());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
