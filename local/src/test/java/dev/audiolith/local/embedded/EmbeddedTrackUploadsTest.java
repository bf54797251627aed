package dev.audiolith.local.embedded;

import dev.audiolith.testkit.track.TrackUploadLinksContract;
import dev.audiolith.track.TrackUploads;

final class EmbeddedTrackUploadsTest implements TrackUploadLinksContract {
    private final TrackUploads uploads = Embedded.server().tracks().uploads();

    @Override
    public TrackUploads uploads() {
        return uploads;
    }
}
