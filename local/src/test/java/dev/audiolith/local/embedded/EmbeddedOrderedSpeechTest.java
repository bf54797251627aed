package dev.audiolith.local.embedded;

import dev.audiolith.sound.OrderedSpeech;
import dev.audiolith.testkit.sound.OrderedSpeechContract;

final class EmbeddedOrderedSpeechTest implements OrderedSpeechContract {
    private final OrderedSpeech speech = Embedded.server().orderedSpeech();

    @Override
    public OrderedSpeech speech() {
        return speech;
    }
}
