package dev.audiolith.local.embedded;

import dev.audiolith.testkit.transcript.TranscriptionsContract;
import dev.audiolith.transcript.Transcriptions;

final class EmbeddedTranscriptionsTest implements TranscriptionsContract {
    private final Transcriptions transcriptions = Embedded.server().transcriptions();

    @Override
    public Transcriptions transcriptions() {
        return transcriptions;
    }
}
