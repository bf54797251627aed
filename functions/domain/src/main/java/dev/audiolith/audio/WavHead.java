package dev.audiolith.audio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// What stands before the samples of a WAV file, and how many bytes of samples there are.
///
/// A file that was written while it was spoken does not know its own length: then it goes to its end.
final class WavHead {
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int LONGEST_FORMAT = 64;
    private static final long MOST_BYTES = 0xffff_ffffL;

    private final byte[] format;
    private final int samplesAt;
    private final long sampleBytes;

    private WavHead(byte[] format, int samplesAt, long sampleBytes) {
        this.format = format;
        this.samplesAt = samplesAt;
        this.sampleBytes = sampleBytes;
    }

    int samplesAt() {
        return samplesAt;
    }

    long sampleBytes() {
        return sampleBytes;
    }

    /// Reads as far as the samples; `bytes` is the length of the whole file.
    static WavHead read(InputStream file, long bytes) throws IOException {
        if (!word(file.readNBytes(RIFF_HEADER), 8).equals("WAVE")) {
            throw new BrokenAudio("a WAV file without its header");
        }
        var at = RIFF_HEADER;
        var format = new byte[0];
        while (true) {
            var chunk = file.readNBytes(CHUNK_HEADER);
            at += CHUNK_HEADER;
            if (chunk.length < CHUNK_HEADER || at > bytes) {
                throw new BrokenAudio("a WAV file without samples");
            }
            var size = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).getInt(4) & MOST_BYTES;
            if (word(chunk, 0).equals("data")) {
                return new WavHead(format, at, size == 0 ? bytes - at : Math.min(size, bytes - at));
            }
            // Chunks begin at even places.
            var padded = size + (size & 1);
            if (padded > bytes - at) {
                throw new BrokenAudio("a WAV file whose parts do not add up");
            }
            if (word(chunk, 0).equals("fmt ") && size <= LONGEST_FORMAT) {
                format = file.readNBytes((int) padded);
            } else {
                file.skipNBytes(padded);
            }
            at += (int) padded;
        }
    }

    /// The head of a file with the same kind of samples, but so many bytes of them.
    byte[] with(long total) throws IOException {
        var afterRiff = 4 + CHUNK_HEADER + format.length + CHUNK_HEADER + total;
        if (afterRiff > MOST_BYTES) {
            throw new BrokenAudio("a WAV file cannot be longer than 4 GiB");
        }
        var head = new ByteArrayOutputStream();
        head.writeBytes(chunk("RIFF", afterRiff));
        head.writeBytes("WAVE".getBytes(StandardCharsets.US_ASCII));
        head.writeBytes(chunk("fmt ", format.length));
        head.writeBytes(format);
        head.writeBytes(chunk("data", total));
        return head.toByteArray();
    }

    private static byte[] chunk(String name, long size) {
        return ByteBuffer.allocate(CHUNK_HEADER).order(ByteOrder.LITTLE_ENDIAN).put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt((int) size).array();
    }

    private static String word(byte[] bytes, int at) {
        return at + 4 <= bytes.length ? new String(bytes, at, 4, StandardCharsets.US_ASCII) : "";
    }
}
