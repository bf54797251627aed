package dev.audiolith.track;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The bucket in which tracks are kept. All methods throw [dev.audiolith.failure.StorageUnavailable] when it does not do what was asked.
public interface TrackBytes {

    /// Stores the whole of `bytes` in constant memory, and answers how many there were. Nothing can be read under `key` until the last byte is
    /// in; when reading `bytes` fails, nothing ever can be and the failure is passed on.
    long store(String key, String contentType, InputStream bytes) throws IOException;

    /// The first key that begins so.
    Optional<String> findBelow(String place);

    /// The bytes from their start. The reader closes the stream.
    InputStream open(String key) throws IOException;

    /// A link that leads to the bytes for `life`.
    URI link(String key, Duration life);

    /// Harmless when there is nothing.
    void delete(String key);
}
