package dev.audiolith.local.embedded;

import dev.audiolith.sound.SoundBytes;
import dev.audiolith.testkit.sound.SoundBytesContract;
import dev.audiolith.testkit.sound.SoundLinksContract;

final class EmbeddedSoundBytesTest implements SoundBytesContract, SoundLinksContract {
    private final SoundBytes bytes = Embedded.server().soundBytes();

    @Override
    public SoundBytes bytes() {
        return bytes;
    }
}
