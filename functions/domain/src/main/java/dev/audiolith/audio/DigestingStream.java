package dev.audiolith.audio;

import dev.audiolith.content.CidHasher;
import dev.audiolith.content.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Passes audio on unchanged and learns its [Digests] on the way.
///
/// Its end is checked: a stream that carried nothing, or an MP3 whose last frame is incomplete, fails with
/// [BrokenAudio] instead of ending, so that whoever stores it never takes half a sound for a whole one.
public final class DigestingStream extends FilterInputStream {
    private final AudioFormat format;
    private final MessageDigest sha256 = Sha256.start();
    private final CidHasher cid = new CidHasher();
    private final Mp3Frames mp3 = new Mp3Frames();
    private long bytes;

    public DigestingStream(InputStream source, AudioFormat format) {
        super(source);
        this.format = format;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var count = super.read(target, offset, length);
        if (count < 0) {
            checkEnd();
        } else {
            bytes += count;
            sha256.update(target, offset, count);
            cid.update(target, offset, count);
            if (format.codec() == AudioFormat.Codec.MP3) {
                mp3.update(target, offset, count);
            }
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /// What was learnt; call it once, after the end has been read.
    public Digests digests() {
        var duration = format.codec() == AudioFormat.Codec.MP3 ? mp3.duration() : format.duration(bytes);
        return new Digests(bytes, HexFormat.of().formatHex(sha256.digest()), cid.finish(), duration);
    }

    private void checkEnd() throws BrokenAudio {
        if (bytes == 0) {
            throw new BrokenAudio("the audio is empty");
        }
        if (mp3.brokeOff()) {
            throw new BrokenAudio("the audio breaks off in the middle of a frame, after " + bytes + " bytes");
        }
    }
}
