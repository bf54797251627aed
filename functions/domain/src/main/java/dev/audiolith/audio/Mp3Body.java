package dev.audiolith.audio;

import dev.audiolith.stream.BulkInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The frames of an MP3 that play, without what stands around them: tags before and after, and the [InfoFrame].
///
/// Put after another such body it plays on without a gap but for the encoder's own silence at both ends, and without a click: the
/// first frame of an independent encoding refers to no bits before it (its `main_data_begin` is 0), so a decoder that comes from
/// another stream needs nothing from there.
///
/// What is neither frame nor tag is passed on as it is: decoders find their way over it, and throwing it away could lose audio.
final class Mp3Body extends BulkInputStream {
    private static final int ID3_HEADER = 10;
    private static final int BUFFER = 1 << 14;
    private static final List<String> TAGS_AT_THE_END = List.of("TAG", "APETAGEX", "LYRICSBEGIN", "ID3", "3DI");
    private static final int LONGEST_TAG_NAME = 11;

    private final BufferedInputStream source;
    private InputStream current = InputStream.nullInputStream();
    private boolean hasBegun;
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
        if (!hasBegun) {
            skipTags();
        }
        var start = peek(Mp3Header.BYTES);
        var header = start.length == Mp3Header.BYTES ? Mp3Header.read(start) : Optional.<Mp3Header>empty();
        if (header.isEmpty()) {
            hasEnded = true;
            return isTag(peek(LONGEST_TAG_NAME)) ? InputStream.nullInputStream() : source;
        }
        var frame = source.readNBytes(header.get().frameBytes());
        var isInfo = !hasBegun && InfoFrame.is(header.get(), frame);
        hasBegun = true;
        return isInfo ? InputStream.nullInputStream() : new ByteArrayInputStream(frame);
    }

    private void skipTags() throws IOException {
        for (var start = peek(ID3_HEADER); start.length == ID3_HEADER && startsWith(start, "ID3"); start = peek(ID3_HEADER)) {
            var size = ((start[6] & 0x7fL) << 21) | ((start[7] & 0x7f) << 14) | ((start[8] & 0x7f) << 7) | (start[9] & 0x7f);
            source.skipNBytes(ID3_HEADER + size);
        }
    }

    private byte[] peek(int length) throws IOException {
        source.mark(length);
        var bytes = source.readNBytes(length);
        source.reset();
        return bytes;
    }

    private static boolean isTag(byte[] bytes) {
        return TAGS_AT_THE_END.stream().anyMatch(tag -> startsWith(bytes, tag));
    }

    private static boolean startsWith(byte[] bytes, String word) {
        return new String(bytes, StandardCharsets.ISO_8859_1).startsWith(word);
    }
}
