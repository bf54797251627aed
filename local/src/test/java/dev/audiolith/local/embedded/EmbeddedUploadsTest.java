package dev.audiolith.local.embedded;

import dev.audiolith.testkit.transcript.UploadLinksContract;
import dev.audiolith.testkit.transcript.UploadsContract;
import dev.audiolith.transcript.Uploads;

final class EmbeddedUploadsTest implements UploadsContract, UploadLinksContract {
    private final Uploads uploads = Embedded.server().archive().uploads();

    @Override
    public Uploads uploads() {
        return uploads;
    }
}
