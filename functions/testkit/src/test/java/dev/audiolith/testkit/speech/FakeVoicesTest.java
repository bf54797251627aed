package dev.audiolith.testkit.speech;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.speech.Voice;
import dev.audiolith.speech.Voices;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class FakeVoicesTest implements VoicesContract {

    @Override
    public Voices voices(List<String> ids) {
        var voices = new FakeVoices();
        ids.forEach(id -> voices.add(new Voice(id, id, Optional.empty(), Optional.empty(), Map.of(), Optional.empty())));
        return voices;
    }

    @Override
    public Voices voicesThatDoNotKnowUs() {
        var voices = new FakeVoices();
        voices.failWith(FailureKind.UNAUTHORIZED);
        return voices;
    }
}
