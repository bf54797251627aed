package dev.audiolith.testkit.track;

import dev.audiolith.testkit.sound.Outage;
import dev.audiolith.track.Part;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackUploads;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A bucket for tracks that are archived by hand, in memory. Its links lead nowhere; [#put] is what following one comes to.
public final class FakeTrackUploads implements TrackUploads {
    private final Map<URI, Announced> announced = new ConcurrentHashMap<>();
    private final Map<String, Arrived> arrived = new ConcurrentHashMap<>();
    private final Outage outage = new Outage("the bucket of uploads");
    private final InstantSource clock;

    /// `bytes` is never handed out for writing.
    private record Arrived(ByteBuffer bytes) {}

    public FakeTrackUploads(InstantSource clock) {
        this.clock = clock;
    }

    public Outage outage() {
        return outage;
    }

    /// Somebody follows the link; false when it was made for another file, or has ended.
    public boolean put(Place place, byte[] bytes) {
        var expected = announced.get(place.url());
        var isWelcome = expected != null && expected.bytes() == bytes.length && !clock.instant().isAfter(place.expiresAt());
        if (isWelcome) {
            arrived.put(place.url().getRawPath(), new Arrived(ByteBuffer.wrap(bytes.clone())));
        }
        return isWelcome;
    }

    @Override
    public Place place(Track track, Part part, Announced file, Duration life) {
        outage.before();
        var url = URI.create("https://bucket.invalid" + path(track, part) + "?bytes=" + file.bytes());
        announced.put(url, file);
        return new Place("PUT", url, Map.of("content-type", file.contentType()), clock.instant().plus(life));
    }

    @Override
    public Optional<InputStream> open(Track track, Part part) {
        outage.before();
        return Optional.ofNullable(arrived.get(path(track, part))).map(file -> new ByteArrayInputStream(file.bytes().array()));
    }

    @Override
    public void delete(Track track, Part part) {
        outage.before();
        arrived.remove(path(track, part));
        outage.after();
    }

    private static String path(Track track, Part part) {
        return "/" + URLEncoder.encode(track.owner(), StandardCharsets.UTF_8) + "/" + track.id() + "/" + part;
    }
}
