package dev.audiolith.sound;

import dev.audiolith.audio.Digests;

/// Speech that is completely in the bucket: where, what it is made of, what it cost.
public record StoredAudio(String objectKey, String contentType, Digests digests, long characterCost) {}
