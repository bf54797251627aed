package dev.audiolith.testkit.transcript;

import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.transcript.Uploads;

final class FakeUploadsTest implements UploadsContract {
    private final Uploads uploads = new FakeUploads(new ManualClock());

    @Override
    public Uploads uploads() {
        return uploads;
    }
}
