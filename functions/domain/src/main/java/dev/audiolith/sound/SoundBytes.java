package dev.audiolith.sound;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The bucket in which sounds wait for a provider.
///
/// All methods throw [dev.audiolith.failure.StorageUnavailable] when the bucket does not answer.
public interface SoundBytes {

    /// Stores the whole of `audio` in constant memory. Nothing can be read under `key` until its last byte is in; when
    /// reading `audio` fails, nothing ever can be and the failure is passed on. Does not close `audio`.
    Held store(String key, Notes notes, InputStream audio) throws IOException;

    /// What is stored under `key`, if anything is.
    Optional<Stored> find(String key);

    /// The bytes from their start. The reader closes the stream.
    InputStream open(String key) throws IOException;

    /// A link that plays the bytes without further rights for `life`, with this `Cache-Control` on the answer.
    URI link(String key, Duration life, String cacheControl);

    /// Harmless when there is nothing.
    void delete(String key);

    /// Bytes that were just stored: read from memory where a short sound is still at hand, else from the bucket. May take as much
    /// memory as storing took, so nobody holds it longer than a request.
    @FunctionalInterface
    interface Held {

        /// The bytes from their start, as often as somebody asks. The reader closes the stream.
        InputStream open() throws IOException;
    }

    /// The next things under `prefix` whose keys come after `after`, in the order of their keys; none when there are no more.
    List<Listed> list(String prefix, String after);

    /// Something stored, and since when.
    record Listed(String key, Instant storedAt) {}

    /// What must be known about bytes that are found again without a record.
    record Notes(String contentType, long characterCost) {}

    /// Bytes that are completely there, and since when.
    record Stored(long bytes, Notes notes, Instant storedAt) {}
}
