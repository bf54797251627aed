package dev.audiolith.local.embedded;

import dev.audiolith.testkit.track.TrackBytesContract;
import dev.audiolith.testkit.track.TrackLinksContract;
import dev.audiolith.track.TrackBytes;

final class EmbeddedTrackBytesTest implements TrackBytesContract, TrackLinksContract {
    private final TrackBytes bytes = Embedded.server().tracks().bytes();

    @Override
    public TrackBytes bytes() {
        return bytes;
    }
}
