package dev.audiolith.testkit.sound;

import dev.audiolith.sound.OrderedSpeech;
import dev.audiolith.sound.SoundId;
import dev.audiolith.speech.SpeechRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What orders are about, in memory.
public final class FakeOrderedSpeech implements OrderedSpeech {
    private final Map<SoundId, SpeechRequest> kept = new ConcurrentHashMap<>();
    private final Outage outage = new Outage("the bucket of orders");

    public Outage outage() {
        return outage;
    }

    @Override
    public void keep(SoundId id, SpeechRequest speech) {
        outage.before();
        kept.put(id, speech);
        outage.after();
    }

    @Override
    public Optional<SpeechRequest> find(SoundId id) {
        outage.before();
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public void forget(SoundId id) {
        outage.before();
        kept.remove(id);
        outage.after();
    }

    /// Under which ids anything is kept.
    public Set<SoundId> ids() {
        return Set.copyOf(kept.keySet());
    }
}
