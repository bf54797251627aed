package dev.audiolith.testkit.track;

import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.track.TrackUploads;
import dev.audiolith.track.TrackUploads.Place;

final class FakeTrackUploadsTest implements TrackUploadsContract {
    private final FakeTrackUploads uploads = new FakeTrackUploads(new ManualClock());

    @Override
    public TrackUploads uploads() {
        return uploads;
    }

    @Override
    public boolean put(Place place, byte[] bytes) {
        return uploads.put(place, bytes);
    }
}
