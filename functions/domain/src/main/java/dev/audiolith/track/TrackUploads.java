package dev.audiolith.track;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Where owners put the files of tracks that they archive by hand. Nothing there counts before it was verified, and all of it goes by itself
/// after a day. All methods throw [dev.audiolith.failure.StorageUnavailable] when the bucket does not do what was asked.
public interface TrackUploads {
    /// A link to which exactly so many bytes of this type can be put, with the headers that must be sent along.
    Place place(Track track, Part part, Announced file, Duration life);

    /// What was put there; the reader closes it.
    Optional<InputStream> open(Track track, Part part) throws IOException;

    /// Harmless when there is nothing.
    void delete(Track track, Part part);

    /// A file that is to come.
    record Announced(long bytes, String contentType) {}

    /// Where to put it.
    record Place(String method, URI url, Map<String, String> headers, Instant expiresAt) {
        public Place {
            headers = Map.copyOf(headers);
        }
    }
}
