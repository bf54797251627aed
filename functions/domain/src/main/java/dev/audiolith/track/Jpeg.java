package dev.audiolith.track;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// Walks through a JPEG to its end. A small picture may lie inside it, and cameras append things behind it: neither is its end.
final class Jpeg {
    private static final int MARKER = 0xff;
    private static final int START_OF_SCAN = 0xda;
    private static final int END = 0xd9;
    private static final int FIRST_RESTART = 0xd0;
    private static final int LAST_RESTART = 0xd7;

    private final InputStream bytes;

    private Jpeg(InputStream bytes) {
        this.bytes = bytes;
    }

    /// Whether its end is there. `bytes` is read one by one.
    static boolean isWhole(InputStream bytes) throws IOException {
        try {
            return new Jpeg(bytes).reachesItsEnd();
        } catch (EOFException e) {
            return false;
        }
    }

    private boolean reachesItsEnd() throws IOException {
        bytes.skipNBytes(2);
        for (var marker = nextMarker(); marker != END; marker = marker == START_OF_SCAN ? markerAfterScan() : nextMarker()) {
            var length = (next() << 8) | next();
            bytes.skipNBytes(Math.max(0, length - 2));
        }
        return true;
    }

    private int nextMarker() throws IOException {
        var found = next();
        while (found != MARKER) {
            found = next();
        }
        while (found == MARKER) {
            found = next();
        }
        return found;
    }

    /// In what was scanned a zero behind a marker's first byte says that it is none.
    private int markerAfterScan() throws IOException {
        var marker = nextMarker();
        while (marker == 0 || (marker >= FIRST_RESTART && marker <= LAST_RESTART)) {
            marker = nextMarker();
        }
        return marker;
    }

    private int next() throws IOException {
        var found = bytes.read();
        if (found < 0) {
            throw new EOFException();
        }
        return found;
    }
}
