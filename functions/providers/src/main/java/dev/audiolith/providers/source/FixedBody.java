package dev.audiolith.providers.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A body of a length that was declared: no more is read, and no less is taken for all of it.
final class FixedBody extends FilterInputStream {
    private long left;

    FixedBody(InputStream in, long length) {
        super(in);
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        var count = super.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new CutOff();
        }
        left -= count;
        return count;
    }
}
