package dev.audiolith.recording;

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
    /// The next part is nowhere: this one is all the rest of the file.
    static final long TO_THE_END = -1;

    static final Parts RIFF = new Parts(ByteOrder.LITTLE_ENDIAN, 12, 4, 4, 8, false, 2);
    static final Parts AIFF = new Parts(ByteOrder.BIG_ENDIAN, 12, 4, 4, 8, false, 2);
    static final Parts CAF = new Parts(ByteOrder.BIG_ENDIAN, 8, 4, 8, 12, false, 1);
    static final Parts W64 = new Parts(ByteOrder.LITTLE_ENDIAN, 40, 16, 8, 24, true, 8);
    static final Parts BOXES = new Parts(ByteOrder.BIG_ENDIAN, 0, 0, 4, 8, true, 1);

    private static final int LONG_BOX_HEADER = 16;
    /// Recorders that do not know yet how long it will be write this or a little less, and players know it.
    private static final long OPEN_END = 0x7fff_0000L;

    /// Where the part after this one begins, whose header this is; beyond the end of the file if it was cut off.
    long next(ByteBuffer header, long at) {
        var size = sizeBytes == 8 ? header.getLong(sizeAt) : header.getInt(sizeAt) & 0xffff_ffffL;
        var own = headerBytes;
        if (isLongBox(size)) {
            if (header.limit() < LONG_BOX_HEADER) {
                return TO_THE_END;
            }
            size = header.getLong(headerBytes);
            own = LONG_BOX_HEADER;
        }
        var body = countsHeader ? size - own : size;
        if (body < 0 || body >= Long.MAX_VALUE / 2 || isOpen(header, size)) {
            return TO_THE_END;
        }
        return (at + own + body + padding - 1) / padding * padding;
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
