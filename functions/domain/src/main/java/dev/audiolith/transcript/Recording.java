package dev.audiolith.transcript;

import java.util.Optional;

/// What is to be transcribed, as it lies in the bucket.
///
/// @param fileName as its owner called it: for showing only, never part of a path
/// @param contentType as its owner called it: the bytes decide
/// @param bytes as many as were announced, or as many as are there once it has arrived
/// @param etag of the bytes that were found when it arrived; other bytes put there later are another recording
public record Recording(String key, String fileName, String contentType, long bytes, Optional<String> etag) {}
