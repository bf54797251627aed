package dev.audiolith.testkit.track;

import dev.audiolith.track.Tracks;

final class FakeTracksTest implements TracksContract, TrackListsContract, TrackStatisticsContract {
    private final Tracks tracks = new FakeTracks();

    @Override
    public Tracks tracks() {
        return tracks;
    }
}
