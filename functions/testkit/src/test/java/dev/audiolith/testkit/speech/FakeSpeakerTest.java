package dev.audiolith.testkit.speech;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.speech.Speaker;

final class FakeSpeakerTest implements SpeakerContract {

    @Override
    public Speaker speakerThatSays(byte[] audio) {
        return FakeSpeaker.thatSays(audio);
    }

    @Override
    public Speaker speakerThatSaysInTime(byte[] audio) {
        return FakeSpeaker.thatSays(audio);
    }

    @Override
    public Speaker speakerThatBreaksOffAfter(byte[] audio) {
        return FakeSpeaker.thatBreaksOffAfter(audio, FailureKind.CORRUPT_ANSWER);
    }

    @Override
    public Speaker speakerThatDoesNotKnowUs() {
        return FakeSpeaker.thatDeclines(FailureKind.UNAUTHORIZED);
    }
}
