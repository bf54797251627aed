package dev.audiolith.testkit.sound;

import dev.audiolith.sound.OrderedSpeech;

final class FakeOrderedSpeechTest implements OrderedSpeechContract {
    private final FakeOrderedSpeech speech = new FakeOrderedSpeech();

    @Override
    public OrderedSpeech speech() {
        return speech;
    }
}
