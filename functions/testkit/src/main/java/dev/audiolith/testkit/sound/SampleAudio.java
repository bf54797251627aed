package dev.audiolith.testkit.sound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Bytes that stand for audio, and ways in which they arrive.
public final class SampleAudio {

    public static byte[] bytes(int length) {
        var bytes = new byte[length];
        new SplittableRandom(length).nextBytes(bytes);
        return bytes;
    }

    /// As a network delivers it: in pieces of any size, also while the reader could take more.
    public static InputStream inPieces(byte[] bytes) {
        var pieces = new SplittableRandom(7);
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, piece(pieces)));
            }
        };
    }

    /// Delivers that many bytes and then fails with `failure`.
    public static InputStream breakingAfter(int length, IOException failure) {
        var before = inPieces(bytes(length));
        return new InputStream() {
            @Override
            public int read() throws IOException {
                var value = before.read();
                if (value < 0) {
                    throw failure;
                }
                return value;
            }

            @Override
            public int read(byte[] target, int offset, int wanted) throws IOException {
                var count = before.read(target, offset, wanted);
                if (count < 0) {
                    throw failure;
                }
                return count;
            }
        };
    }

    private static int piece(RandomGenerator random) {
        return random.nextInt(1, 48 * 1024);
    }

    private SampleAudio() {}
}
