package dev.audiolith.sound;

import dev.audiolith.audio.Digests;
import java.util.Optional;

/// Speech that is completely in the bucket: where, what it is made of, what it cost, and where its words are if they were asked for.
public record StoredAudio(String objectKey, String contentType, Digests digests, long characterCost, Optional<String> captionsKey) {

    /// Speech without captions.
    public StoredAudio(String objectKey, String contentType, Digests digests, long characterCost) {
        this(objectKey, contentType, digests, characterCost, Optional.empty());
    }
}
