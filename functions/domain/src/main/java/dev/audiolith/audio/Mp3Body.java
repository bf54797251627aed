package dev.audiolith.audio;

import dev.audiolith.stream.BulkInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The frames of an MP3 that play, without what stands around or between them: tags, each with the [InfoFrame] behind it.
///
/// Put after another such body it plays on without a gap but for the encoder's own silence at both ends, and without a click: the
/// first frame of an independent encoding refers to no bits before it (its `main_data_begin` is 0), so a decoder that comes from
/// another stream needs nothing from there.
///
/// What is neither frame nor tag is passed on as it is: decoders find their way over it, and throwing it away could lose audio. So
/// would taking a tag for the end: an encoder that works in pieces puts one before each of them.
final class Mp3Body extends BulkInputStream {
    private static final int BUFFER = 1 << 14;

    private final BufferedInputStream source;
    private InputStream current = InputStream.nullInputStream();
    /// Whether the next frame is the first, or the first behind a tag.
    private boolean isFirst = true;
    private boolean hasEnded;

    Mp3Body(InputStream source) {
        this.source = new BufferedInputStream(source, BUFFER);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        var count = current.read(target, offset, length);
        while (count < 0 && !hasEnded) {
            current = next();
            count = current.read(target, offset, length);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private InputStream next() throws IOException {
        skipTags();
        var start = peek(Mp3Header.BYTES);
        var header = start.length == Mp3Header.BYTES ? Mp3Header.read(start) : Optional.<Mp3Header>empty();
        if (header.isEmpty()) {
            hasEnded = true;
            return source;
        }
        var frame = source.readNBytes(header.get().frameBytes());
        var isInfo = isFirst && InfoFrame.is(header.get(), frame);
        isFirst = false;
        return isInfo ? InputStream.nullInputStream() : new ByteArrayInputStream(frame);
    }

    /// A tag that breaks off is a tag all the same.
    private void skipTags() throws IOException {
        for (var length = Mp3Tag.length(peek(Mp3Tag.PREFIX)); length > 0; length = Mp3Tag.length(peek(Mp3Tag.PREFIX))) {
            isFirst = true;
            for (var left = length; left > 0 && source.read() >= 0;) {
                left -= 1 + source.skip(left - 1);
            }
        }
    }

    private byte[] peek(int length) throws IOException {
        source.mark(length);
        var bytes = source.readNBytes(length);
        source.reset();
        return bytes;
    }
}
