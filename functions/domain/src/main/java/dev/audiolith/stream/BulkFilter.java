package dev.audiolith.stream;

import java.io.IOException;
import java.io.InputStream;

/// A stream over another, which it closes. Unlike [java.io.FilterInputStream] it never lets anything be skipped or marked behind its back.
public abstract class BulkFilter extends BulkInputStream {
    private final InputStream source;

    protected BulkFilter(InputStream source) {
        this.source = source;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return source.read(target, offset, length);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
