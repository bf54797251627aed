package dev.audiolith.sound;

import java.net.URI;

/// Where a sound can be heard.
public sealed interface Playback {

    /// There is and was no such sound, as far as we know.
    record Unknown() implements Playback {}

    /// There was one; its time is over.
    record Expired() implements Playback {}

    /// Pinned: this address is for ever.
    record Permanent(Sound sound, URI gateway) implements Playback {}

    /// In the bucket, behind a short-lived link; the bytes answer with `cacheControl`.
    record Temporary(Sound sound, URI link, String cacheControl) implements Playback {}
}
