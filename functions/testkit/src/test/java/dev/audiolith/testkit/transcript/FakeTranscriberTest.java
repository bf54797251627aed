package dev.audiolith.testkit.transcript;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.transcript.Transcriber;
import dev.audiolith.transcript.Transcript;

final class FakeTranscriberTest implements TranscriberContract {

    @Override
    public Transcriber transcriberThatHears(Transcript transcript) {
        return FakeTranscriber.thatHears(transcript);
    }

    @Override
    public Transcriber transcriberThatDoesNotKnowUs() {
        return FakeTranscriber.thatDeclines(FailureKind.UNAUTHORIZED);
    }

    @Override
    public Transcriber transcriberThatWantsMoney() {
        return FakeTranscriber.thatDeclines(FailureKind.QUOTA_EXHAUSTED);
    }

    @Override
    public Transcriber transcriberThatIsBusy() {
        return FakeTranscriber.thatDeclines(FailureKind.BUSY);
    }

    @Override
    public Transcriber transcriberThatTalksNonsense() {
        return FakeTranscriber.thatDeclines(FailureKind.CORRUPT_ANSWER);
    }
}
