package dev.audiolith.faults;

import dev.audiolith.sound.OrderedSpeech;
import dev.audiolith.sound.SoundBytes;
import dev.audiolith.sound.SoundId;
import dev.audiolith.speech.SpeechRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// What was ordered, under the keys under which production keeps it in the bucket: there the sweep of orphans finds it.
record Drawer(Stores stores) implements OrderedSpeech {
    private static final SoundBytes.Notes NOTES = new SoundBytes.Notes("application/json", 0);

    @Override
    public void keep(SoundId id, SpeechRequest request) {
        try {
            stores.bytes().store(key(id), NOTES, new ByteArrayInputStream(new byte[1]));
            stores.speech().keep(id, request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<SpeechRequest> find(SoundId id) {
        return stores.bytes().find(key(id)).flatMap(_ -> stores.speech().find(id));
    }

    @Override
    public void forget(SoundId id) {
        stores.bytes().delete(key(id));
    }

    private static String key(SoundId id) {
        return "orders/" + id + ".json";
    }
}
