package dev.audiolith.bench.archive;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.LockSupport;

/// A connection that carries so many bytes a second and no more.
final class Line {
    static final int BYTES_A_SECOND = 50_000_000;
    private static final double NANOS_A_BYTE = 1e9 / BYTES_A_SECOND;

    private final long began = System.nanoTime();
    private long carried;

    static InputStream from(InputStream in) {
        var line = new Line();
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                var count = super.read(target, offset, length);
                line.carry(Math.max(0, count));
                return count;
            }
        };
    }

    static OutputStream to(OutputStream out) {
        var line = new Line();
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] source, int offset, int length) throws IOException {
                line.carry(length);
                out.write(source, offset, length);
            }
        };
    }

    private void carry(int bytes) {
        carried += bytes;
        var early = began + Math.round(carried * NANOS_A_BYTE) - System.nanoTime();
        if (early > 0) {
            LockSupport.parkNanos(early);
        }
    }
}
