package dev.audiolith.local.embedded;

import dev.audiolith.sound.Sounds;
import dev.audiolith.testkit.sound.SoundsContract;

final class EmbeddedSoundsTest implements SoundsContract {
    private final Sounds sounds = Embedded.server().sounds();

    @Override
    public Sounds sounds() {
        return sounds;
    }
}
