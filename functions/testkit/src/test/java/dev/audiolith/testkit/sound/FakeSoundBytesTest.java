package dev.audiolith.testkit.sound;

import dev.audiolith.sound.SoundBytes;

final class FakeSoundBytesTest implements SoundBytesContract {
    private final FakeSoundBytes bytes = new FakeSoundBytes();

    @Override
    public SoundBytes bytes() {
        return bytes;
    }
}
