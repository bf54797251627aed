package dev.audiolith.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Where recordings lie. All methods throw [dev.audiolith.failure.StorageUnavailable] when the bucket does not do what was asked.
public interface Uploads {
    /// A link to which exactly the announced number of bytes can be put, with the headers that must be sent along.
    Place place(Recording recording, Duration life);

    /// What lies under a key.
    Optional<Arrived> find(String key);

    /// Puts a recording that came with the request itself.
    Recording.Found put(Recording recording, InputStream bytes) throws IOException;

    /// The recording's bytes, if they are still those that were found; empty when it is gone, or another.
    Optional<InputStream> open(Recording recording) throws IOException;

    /// Where to put a recording.
    record Place(String method, URI url, Map<String, String> headers, Instant expiresAt) {}

    /// What has arrived.
    record Arrived(String key, String contentType, long bytes, String etag) {}
}
