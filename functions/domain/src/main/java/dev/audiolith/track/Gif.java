package dev.audiolith.track;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// Walks through a GIF to its last block. What comes behind that does not matter.
final class Gif {
    private static final int SIGNATURE = 6;
    private static final int SCREEN = 7;
    private static final int PLACE = 9;
    /// Its place among the bytes of a screen or of an image, and what is in it.
    private static final int SCREEN_FLAGS = 4;
    private static final int IMAGE_FLAGS = 8;
    private static final int HAS_COLOURS = 0x80;
    private static final int COLOURS = 7;
    private static final int BYTES_PER_COLOUR = 3;

    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int END = 0x3b;

    private final InputStream bytes;

    private Gif(InputStream bytes) {
        this.bytes = bytes;
    }

    /// Whether its last block is there. `bytes` is read one by one.
    static boolean isWhole(InputStream bytes) throws IOException {
        try {
            return new Gif(bytes).reachesItsEnd();
        } catch (EOFException e) {
            return false;
        }
    }

    private boolean reachesItsEnd() throws IOException {
        bytes.skipNBytes(SIGNATURE);
        skipColours(SCREEN, SCREEN_FLAGS);
        while (true) {
            switch (bytes.read()) {
                case END -> {
                    return true;
                }
                case EXTENSION -> bytes.skipNBytes(1);
                case IMAGE -> {
                    skipColours(PLACE, IMAGE_FLAGS);
                    bytes.skipNBytes(1);
                }
                default -> {
                    return false;
                }
            }
            skipPieces();
        }
    }

    private void skipColours(int headerBytes, int flagsAt) throws IOException {
        var header = bytes.readNBytes(headerBytes);
        if (header.length < headerBytes) {
            throw new EOFException();
        }
        if ((header[flagsAt] & HAS_COLOURS) != 0) {
            bytes.skipNBytes(BYTES_PER_COLOUR * (2L << (header[flagsAt] & COLOURS)));
        }
    }

    /// Each says how long it is; one of no length is the last.
    private void skipPieces() throws IOException {
        for (var length = bytes.read(); length != 0; length = bytes.read()) {
            if (length < 0) {
                throw new EOFException();
            }
            bytes.skipNBytes(length);
        }
    }
}
