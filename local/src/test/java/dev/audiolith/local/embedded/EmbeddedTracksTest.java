package dev.audiolith.local.embedded;

import dev.audiolith.testkit.track.TrackListsContract;
import dev.audiolith.testkit.track.TrackStatisticsContract;
import dev.audiolith.testkit.track.TracksContract;
import dev.audiolith.track.Tracks;

final class EmbeddedTracksTest implements TracksContract, TrackListsContract, TrackStatisticsContract {
    private final Tracks tracks = Embedded.server().wiring().tracks(Embedded.server().trackTables());

    @Override
    public Tracks tracks() {
        return tracks;
    }
}
