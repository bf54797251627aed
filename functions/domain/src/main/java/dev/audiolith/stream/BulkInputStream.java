package dev.audiolith.stream;

import java.io.IOException;
import java.io.InputStream;

/// A stream with one way to be read, many bytes at once; reading or skipping single ones goes through it, so that whatever looks at
/// the bytes as they pass sees each of them.
public abstract class BulkInputStream extends InputStream {

    @Override
    public final int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public abstract int read(byte[] target, int offset, int length) throws IOException;
}
