package dev.audiolith.testkit.transcript;

import dev.audiolith.transcript.Transcripts;

final class FakeTranscriptsTest implements TranscriptsContract {
    private final Transcripts transcripts = new FakeTranscripts();

    @Override
    public Transcripts transcripts() {
        return transcripts;
    }
}
