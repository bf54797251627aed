package dev.audiolith.aws;

import dev.audiolith.content.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/// Up to `capacity` bytes in memory, in segments that are made only as they are needed: a short sound costs little, and no
/// single array ever holds a whole one. Can be filled again and again, and each filling read several times.
final class Segments {
    static final int SEGMENT = 64 * 1024;

    private final int capacity;
    private final List<byte[]> segments = new ArrayList<>();
    private int length;

    Segments(int capacity) {
        this.capacity = capacity;
    }

    /// Made as a whole, for whoever keeps them and fills them often: they never take more than at first.
    static Segments whole(int capacity) {
        var all = new Segments(capacity);
        for (var position = 0; position < capacity; position += SEGMENT) {
            all.segmentAt(position);
        }
        return all;
    }

    /// Reads until full or until `source` ends; true when it has ended. Whatever was held before is gone.
    boolean fill(InputStream source) throws IOException {
        length = 0;
        while (length < capacity) {
            var segment = segmentAt(length);
            var offset = length % SEGMENT;
            var room = Math.min(SEGMENT - offset, capacity - length);
            var count = source.read(segment, offset, room);
            if (count < 0) {
                return true;
            }
            length += count;
        }
        return false;
    }

    /// Writes its own bytes.
    @FunctionalInterface
    interface Writing {
        void to(OutputStream target) throws IOException;
    }

    /// Takes what is written; fails if that is more than fits. Whatever was held before is gone.
    void fill(Writing writing) throws IOException {
        length = 0;
        writing.to(new Filling());
    }

    int length() {
        return length;
    }

    /// Of the bytes, as S3 wants it written.
    String sha256() {
        var digest = Sha256.start();
        each(digest::update);
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    void addTo(CRC32 sum) {
        each(sum::update);
    }

    /// Is shown the bytes, from their start.
    @FunctionalInterface
    private interface Reader {
        void read(byte[] bytes, int offset, int count);
    }

    private void each(Reader reader) {
        for (var from = 0; from < length; from += SEGMENT) {
            reader.read(segments.get(from / SEGMENT), 0, Math.min(SEGMENT, length - from));
        }
    }

    /// The bytes from their start, as often as somebody asks.
    InputStream open() {
        return new Reading();
    }

    private byte[] segmentAt(int position) {
        var index = position / SEGMENT;
        if (index == segments.size()) {
            segments.add(new byte[SEGMENT]);
        }
        return segments.get(index);
    }

    private final class Filling extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            write(new byte[]{(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int count) throws IOException {
            if (count > capacity - length) {
                throw new IOException("more than " + capacity + " bytes");
            }
            for (var written = 0; written < count;) {
                var from = length % SEGMENT;
                var room = Math.min(SEGMENT - from, count - written);
                System.arraycopy(source, offset + written, segmentAt(length), from, room);
                written += room;
                length += room;
            }
        }
    }

    private final class Reading extends InputStream {
        private int position;

        @Override
        public int read() {
            if (position == length) {
                return -1;
            }
            var value = segmentAt(position)[position % SEGMENT] & 0xff;
            position++;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int wanted) {
            if (position == length) {
                return wanted == 0 ? 0 : -1;
            }
            var from = position % SEGMENT;
            var count = Math.min(Math.min(wanted, SEGMENT - from), length - position);
            System.arraycopy(segmentAt(position), from, target, offset, count);
            position += count;
            return count;
        }

        @Override
        public int available() {
            return length - position;
        }
    }
}
