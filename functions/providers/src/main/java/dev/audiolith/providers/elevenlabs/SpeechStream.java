package dev.audiolith.providers.elevenlabs;

import dev.audiolith.providers.http.BrokenCall;
import dev.audiolith.speech.BrokenSpeech;
import dev.audiolith.stream.BulkInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/// An answer's body as speech: its first bytes can be looked at beforehand, and however it breaks, it breaks as [BrokenSpeech].
final class SpeechStream extends BulkInputStream {
    private static final int FIRST_BYTES = 64;

    private final InputStream body;
    private ByteArrayInputStream first = new ByteArrayInputStream(new byte[0]);

    SpeechStream(InputStream body) {
        this.body = body;
    }

    /// Waits for the first bytes; they will still be read as part of the whole. Fewer only if there are no more.
    byte[] firstBytes() throws IOException {
        var bytes = new byte[FIRST_BYTES];
        var length = 0;
        for (var count = 0; count >= 0 && length < bytes.length; count = arriving(bytes, length, bytes.length - length)) {
            length += count;
        }
        first = new ByteArrayInputStream(bytes, 0, length);
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        var count = first.read(target, offset, length);
        return count > 0 ? count : arriving(target, offset, length);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private int arriving(byte[] target, int offset, int length) throws IOException {
        try {
            return body.read(target, offset, length);
        } catch (BrokenCall e) {
            throw new BrokenSpeech(e.failure(), e);
        }
    }
}
