package dev.audiolith.transcript;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Makes new ids from a source of randomness; production gives it a secure one.
public final class TranscriptionIds {
    private static final int BYTES = 16;

    private final RandomGenerator random;

    public TranscriptionIds(RandomGenerator random) {
        this.random = random;
    }

    public TranscriptionId next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new TranscriptionId(HexFormat.of().formatHex(bytes));
    }
}
