package dev.audiolith.recording;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// How a family of files is made of parts, each behind a header with its name and its length.
///
/// @param start where the first part begins
/// @param sizeAt where in the header the length is
/// @param sizeBytes how long the length is
/// @param headerBytes how long the header is
/// @param countsHeader whether the length counts the header
/// @param padding parts begin at multiples of it
record Parts(ByteOrder order, long start, int sizeAt, int sizeBytes, int headerBytes, boolean countsHeader, int padding) {
    /// There is no end: this part is all the rest of the file.
    static final long OPEN = -1;

    static final Parts RIFF = new Parts(ByteOrder.LITTLE_ENDIAN, 12, 4, 4, 8, false, 2);
    static final Parts AIFF = new Parts(ByteOrder.BIG_ENDIAN, 12, 4, 4, 8, false, 2);
    static final Parts CAF = new Parts(ByteOrder.BIG_ENDIAN, 8, 4, 8, 12, false, 1);
    static final Parts W64 = new Parts(ByteOrder.LITTLE_ENDIAN, 40, 16, 8, 24, true, 8);
    static final Parts BOXES = new Parts(ByteOrder.BIG_ENDIAN, 0, 0, 4, 8, true, 1);

    private static final int LONG_BOX_HEADER = 16;
    /// Recorders that do not know yet how long it will be write this or a little less, and players know it.
    private static final long OPEN_END = 0x7fff_0000L;

    /// Where the part ends whose header this is; beyond the end of the file if it was cut off.
    long end(ByteBuffer header, long at) {
        var size = sizeBytes == 8 ? header.getLong(sizeAt) : header.getInt(sizeAt) & 0xffff_ffffL;
        var own = headerBytes;
        if (isLongBox(size)) {
            if (header.limit() < LONG_BOX_HEADER) {
                return OPEN;
            }
            size = header.getLong(headerBytes);
            own = LONG_BOX_HEADER;
        }
        var body = countsHeader ? size - own : size;
        if (body < 0 || body >= Long.MAX_VALUE / 2 || isOpen(header, size)) {
            return OPEN;
        }
        return at + own + body;
    }

    /// Where the part begins that follows one which ends there.
    long following(long end) {
        return (end + padding - 1) / padding * padding;
    }

    /// The sound itself, in files where nothing that comes after it is needed to play it: recorders append what they like there, and
    /// not always by the rules.
    boolean isAllThatMatters(ByteBuffer header) {
        var name = new byte[4];
        header.get(0, name);
        return switch (new String(name, US_ASCII)) {
            case "data" -> equals(RIFF) || equals(W64);
            case "SSND" -> equals(AIFF);
            default -> false;
        };
    }

    private boolean isLongBox(long size) {
        return equals(BOXES) && size == 1;
    }

    /// The audio of a WAV that was being recorded, and the last box of a film: without a length.
    private boolean isOpen(ByteBuffer header, long size) {
        var isRecording = equals(RIFF) && (size >= OPEN_END || (size == 0 && header.get(0) == 'd'));
        return isRecording || (equals(BOXES) && size == 0);
    }
}
