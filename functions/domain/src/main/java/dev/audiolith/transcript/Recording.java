package dev.audiolith.transcript;

import java.util.Optional;

/// What is to be transcribed, as it lies in the bucket.
///
/// @param fileName as its owner called it: for showing only, never part of a path
/// @param contentType as its owner called it: the bytes decide
/// @param announced how many bytes its owner said that it would have
/// @param found what is there, once it has arrived: other bytes put there later are another recording
public record Recording(String key, String fileName, String contentType, Optional<Long> announced, Optional<Found> found) {

    /// The bytes that arrived: how many, and their ETag.
    public record Found(long bytes, String etag) {}

    Recording arrived(long bytes, String etag) {
        return new Recording(key, fileName, contentType, announced, Optional.of(new Found(bytes, etag)));
    }
}
