package dev.audiolith.track;

import dev.audiolith.content.Sha256;
import dev.audiolith.stream.BulkFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Passes a file on as it arrives, and keeps a copy at hand; when all of it has passed, has the copy judged before it says that it was all.
/// So whoever stores what passes stores nothing that was not found good, and the file crosses the network once.
final class Witness extends BulkFilter {
    private final OutputStream copy;
    private final Judgement judgement;
    private final MessageDigest sha256 = Sha256.start();
    private long bytes;
    private boolean hasEnded;

    /// Fails where the file is not what it should be.
    @FunctionalInterface
    interface Judgement {
        void onEnd() throws IOException;
    }

    Witness(InputStream source, OutputStream copy, Judgement judgement) {
        super(source);
        this.copy = copy;
        this.judgement = judgement;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (hasEnded) {
            return -1;
        }
        var count = super.read(target, offset, length);
        if (count < 0) {
            copy.close();
            judgement.onEnd();
            hasEnded = true;
        } else {
            copy.write(target, offset, count);
            sha256.update(target, offset, count);
            bytes += count;
        }
        return count;
    }

    long bytes() {
        return bytes;
    }

    /// Call it once, after the end has been read.
    String sha256() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
