package dev.audiolith.local.recogniser;

import dev.audiolith.stream.BulkInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The body of a request, refused once it is longer than any may be.
final class LimitedStream extends BulkInputStream {
    private final InputStream body;
    private final long most;
    private long count;

    LimitedStream(InputStream body, long most) {
        this.body = body;
        this.most = most;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var read = body.read(target, offset, length);
        count += Math.max(read, 0);
        if (count > most) {
            throw RecogniserRefusal.tooLarge(most, count);
        }
        return read;
    }
}
