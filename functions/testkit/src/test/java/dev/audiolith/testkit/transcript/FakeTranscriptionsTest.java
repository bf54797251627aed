package dev.audiolith.testkit.transcript;

import dev.audiolith.transcript.Transcriptions;

final class FakeTranscriptionsTest implements TranscriptionsContract {
    private final Transcriptions transcriptions = new FakeTranscriptions();

    @Override
    public Transcriptions transcriptions() {
        return transcriptions;
    }
}
