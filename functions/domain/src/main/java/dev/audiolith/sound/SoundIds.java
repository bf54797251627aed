package dev.audiolith.sound;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Makes new ids from a source of randomness; production gives it a secure one.
public final class SoundIds {
    private static final int BYTES = 16;

    private final RandomGenerator random;

    public SoundIds(RandomGenerator random) {
        this.random = random;
    }

    public SoundId next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SoundId(HexFormat.of().formatHex(bytes));
    }
}
