package dev.audiolith.sound;

import dev.audiolith.stream.BulkFilter;
import java.io.IOException;
import java.io.InputStream;

/// Does something when its source has ended, and only then says so: whoever stores the stream stores nothing unless that worked.
final class EndingStream extends BulkFilter {
    private final Ending ending;
    private boolean hasEnded;

    /// What is to be done before the end is known.
    @FunctionalInterface
    interface Ending {
        void run() throws IOException;
    }

    EndingStream(InputStream source, Ending ending) {
        super(source);
        this.ending = ending;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (hasEnded) {
            return -1;
        }
        var count = super.read(target, offset, length);
        if (count < 0) {
            ending.run();
            hasEnded = true;
        }
        return count;
    }
}
