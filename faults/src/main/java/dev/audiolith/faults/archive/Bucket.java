package dev.audiolith.faults.archive;

import dev.audiolith.testkit.track.FakeTrackBytes;
import dev.audiolith.track.TrackBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The bucket of tracks, and whoever watches what comes into it and goes out of it.
final class Bucket implements TrackBytes {
    private final Yard yard;
    private final FakeTrackBytes real = new FakeTrackBytes();

    Bucket(Yard yard) {
        this.yard = yard;
    }

    FakeTrackBytes real() {
        return real;
    }

    Optional<byte[]> content(String key) {
        if (!real.keys().contains(key)) {
            return Optional.empty();
        }
        try (var in = real.open(key)) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long store(String key, String contentType, InputStream bytes) throws IOException {
        var count = real.store(key, contentType, bytes);
        yard.guard().stored(key);
        return count;
    }

    @Override
    public Optional<String> findBelow(String place) {
        return real.findBelow(place);
    }

    @Override
    public InputStream open(String key) throws IOException {
        return real.open(key);
    }

    @Override
    public URI link(String key, Duration life) {
        return real.link(key, life);
    }

    @Override
    public void delete(String key) {
        real.delete(key);
        yard.guard().deleted(key);
    }
}
