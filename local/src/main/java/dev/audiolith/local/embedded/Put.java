package dev.audiolith.local.embedded;

/// An object that is there now.
public record Put(String bucket, String key, long bytes, String etag) {}
