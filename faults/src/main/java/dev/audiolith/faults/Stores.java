package dev.audiolith.faults;

import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import dev.audiolith.testkit.pin.FakeProviderHealth;
import dev.audiolith.testkit.sound.FakeClaims;
import dev.audiolith.testkit.sound.FakeOrderedSpeech;
import dev.audiolith.testkit.sound.FakeSoundBytes;
import dev.audiolith.testkit.sound.FakeSounds;
import java.time.InstantSource;
import java.util.Optional;

/// The tables and the bucket. They survive every container.
record Stores(FakeSounds sounds, FakeClaims claims, FakeSoundBytes bytes, FakeOrderedSpeech speech, FakeProviderHealth health) {

    static Stores empty(InstantSource time) {
        var sounds = new FakeSounds();
        return new Stores(sounds, new FakeClaims(sounds), new FakeSoundBytes(time), new FakeOrderedSpeech(), new FakeProviderHealth());
    }

    Optional<Sound> recorded(SoundId id) {
        return sounds.find(id);
    }
}
