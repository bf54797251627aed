package dev.audiolith.audio;

import dev.audiolith.content.CidHasher;
import dev.audiolith.content.Sha256;
import dev.audiolith.stream.BulkFilter;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Passes audio on unchanged and learns its [Digests] on the way.
///
/// Its end is checked: a stream that carried nothing, or whose last MP3 frame or sample is incomplete, fails with
/// [BrokenAudio] instead of ending, so that whoever stores it never takes half a sound for a whole one.
public final class DigestingStream extends BulkFilter {
    private final MessageDigest sha256 = Sha256.start();
    private final CidHasher cid = new CidHasher();
    private final Playtime playtime;

    public DigestingStream(InputStream source, AudioFormat format) {
        super(source);
        this.playtime = new Playtime(format);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var count = super.read(target, offset, length);
        if (count < 0) {
            checkEnd();
        } else {
            sha256.update(target, offset, count);
            cid.update(target, offset, count);
            playtime.update(target, offset, count);
        }
        return count;
    }

    /// What was learnt; call it once, after the end has been read.
    public Digests digests() {
        return new Digests(playtime.bytes(), HexFormat.of().formatHex(sha256.digest()), cid.finish(), playtime.duration());
    }

    private void checkEnd() throws BrokenAudio {
        if (playtime.bytes() == 0) {
            throw new BrokenAudio("the audio is empty");
        }
        if (playtime.brokeOff()) {
            throw new BrokenAudio(
                    "the audio breaks off in the middle of a frame or before the first, after " + playtime.bytes() + " bytes");
        }
    }
}
