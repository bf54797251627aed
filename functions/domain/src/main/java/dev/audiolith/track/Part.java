package dev.audiolith.track;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The files that a track may have. Only its audio must be kept for the track to be archived.
public enum Part {
    AUDIO("tracks-audio/"), COVER("tracks-covers/"), VIDEO("tracks-videos/");

    private final String prefix;

    Part(String prefix) {
        this.prefix = prefix;
    }

    /// Everything of this part, of whichever track, lies below it.
    public String prefix() {
        return prefix;
    }

    /// Where this part of a track is kept, up to the dot before its extension. An owner's name may hold anything, a slash too.
    String place(String owner, TrackId track) {
        return prefix + URLEncoder.encode(owner, StandardCharsets.UTF_8).replace("+", "%20") + "/" + track + ".";
    }
}
