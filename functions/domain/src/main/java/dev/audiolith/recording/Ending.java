package dev.audiolith.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// Where a recording should end by its own structure, and whether its file does. Decoders play what is there and say that all is well:
/// a recording that was cut off would become half a transcript that looks whole.
///
/// It reads the headers of its parts and never their contents. A file without sizes in it (a raw stream, a live recording) is never cut
/// off.
public final class Ending {
    private static final int MATROSKA_SEGMENT = 0x18538067;
    private static final int OGG_HEADER = 27;
    private static final int OGG_END_OF_STREAM = 4;
    /// No page of Ogg is longer.
    private static final int OGG_PAGE = 65_307;
    private static final int BYTES_READ = 32;
    /// A file has tens of parts: one with more is not worth walking on.
    private static final int MOST_PARTS = 100_000;

    private final FileChannel file;
    private final long size;

    private Ending(FileChannel file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    public static boolean isCutOff(Path recording, RecordingKind kind) throws IOException {
        try (var channel = FileChannel.open(recording)) {
            var ending = new Ending(channel);
            return switch (kind) {
                case WAV -> ending.partsRunOut(Parts.RIFF);
                case AIFF -> ending.partsRunOut(Parts.AIFF);
                case CAF -> ending.partsRunOut(Parts.CAF);
                case W64 -> ending.partsRunOut(Parts.W64);
                case MP4 -> ending.partsRunOut(Parts.BOXES);
                case MATROSKA -> ending.segmentRunsOut();
                case OGG -> ending.lacksLastPage();
                case MP3, FLAC, AAC, AMR -> false;
            };
        }
    }

    private boolean partsRunOut(Parts parts) throws IOException {
        var at = parts.start();
        for (var count = 0; at < size && count < MOST_PARTS; count++) {
            var header = read(at, BYTES_READ).order(parts.order());
            if (header.limit() < parts.headerBytes()) {
                // What is left is too short for a part: padding, as far as anybody knows.
                return false;
            }
            var end = parts.end(header, at);
            if (end > size) {
                return true;
            }
            if (end == Parts.OPEN || parts.isAllThatMatters(header)) {
                return false;
            }
            at = parts.following(end);
        }
        return false;
    }

    /// Matroska: one header element, then one segment with all the rest.
    private boolean segmentRunsOut() throws IOException {
        var header = Element.at(read(0, BYTES_READ), 0);
        var segment = Element.at(read(header.end(), BYTES_READ), header.end());
        return segment.id() == MATROSKA_SEGMENT && segment.hasLength() && segment.end() > size;
    }

    private boolean lacksLastPage() throws IOException {
        var from = Math.max(0, size - OGG_PAGE - OGG_HEADER);
        var tail = read(from, (int) (size - from));
        for (var at = tail.limit() - OGG_HEADER; at >= 0; at--) {
            if (tail.getInt(at) == 0x4f676753 && tail.get(at + 4) == 0) {
                return (tail.get(at + 5) & OGG_END_OF_STREAM) == 0 || pageBytes(tail, at) > tail.limit() - at;
            }
        }
        return true;
    }

    private static int pageBytes(ByteBuffer tail, int at) {
        var segments = tail.get(at + OGG_HEADER - 1) & 0xff;
        var bytes = OGG_HEADER + segments;
        for (var i = 0; i < segments && at + OGG_HEADER + i < tail.limit(); i++) {
            bytes += tail.get(at + OGG_HEADER + i) & 0xff;
        }
        return bytes;
    }

    private ByteBuffer read(long at, int bytes) throws IOException {
        var buffer = ByteBuffer.allocate(bytes);
        for (var count = 0; count >= 0 && buffer.hasRemaining();) {
            count = file.read(buffer, at + buffer.position());
        }
        return buffer.flip().order(ByteOrder.BIG_ENDIAN);
    }

    /// An element of Matroska: an id and a length of one to eight bytes each, whose first bits say how many.
    private record Element(int id, boolean hasLength, long end) {

        static Element at(ByteBuffer bytes, long offset) {
            if (bytes.limit() < 2) {
                return new Element(0, false, offset);
            }
            var idBytes = Integer.numberOfLeadingZeros(bytes.get(0) & 0xff) - 23;
            if (idBytes > 4 || idBytes >= bytes.limit()) {
                return new Element(0, false, offset);
            }
            var id = 0;
            for (var i = 0; i < idBytes; i++) {
                id = (id << 8) | (bytes.get(i) & 0xff);
            }
            var lengthBytes = Integer.numberOfLeadingZeros(bytes.get(idBytes) & 0xff) - 23;
            if (lengthBytes > 8 || idBytes + lengthBytes > bytes.limit()) {
                return new Element(id, false, offset);
            }
            var length = bytes.get(idBytes) & (0xffL >> lengthBytes);
            for (var i = 1; i < lengthBytes; i++) {
                length = (length << 8) | (bytes.get(idBytes + i) & 0xff);
            }
            // All ones: it ends when it ends.
            var isKnown = length != (1L << (7 * lengthBytes)) - 1;
            return new Element(id, isKnown, offset + idBytes + lengthBytes + (isKnown ? length : 0));
        }
    }
}
