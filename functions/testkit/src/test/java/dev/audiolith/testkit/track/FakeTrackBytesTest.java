package dev.audiolith.testkit.track;

import dev.audiolith.track.TrackBytes;

final class FakeTrackBytesTest implements TrackBytesContract {
    private final FakeTrackBytes bytes = new FakeTrackBytes();

    @Override
    public TrackBytes bytes() {
        return bytes;
    }
}
