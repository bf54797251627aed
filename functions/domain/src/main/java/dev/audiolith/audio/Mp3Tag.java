package dev.audiolith.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What may stand before, between and after the frames of an MP3 without being one: ID3 in both versions, APE.
final class Mp3Tag {
    /// As much of a tag as must be seen to tell how long it is.
    static final int PREFIX = 32;

    private static final int ID3_HEADER = 10;
    private static final int ID3_FLAGS_AT = 5;
    private static final int ID3_HAS_FOOTER = 0x10;
    private static final int ID3_OLD = 128;
    private static final int APE_SIZE_AT = 12;
    private static final int APE_FLAGS_AT = 20;
    private static final int APE_IS_HEADER = 1 << 29;

    /// How long the tag is of which `start` is the first [#PREFIX] bytes, or all there are; zero when it is no tag.
    static long length(byte[] start) {
        var word = new String(start, StandardCharsets.ISO_8859_1);
        if (word.startsWith("ID3") && start.length >= ID3_HEADER) {
            return id3Length(start);
        }
        if (word.startsWith("APETAGEX")) {
            var fields = ByteBuffer.wrap(Arrays.copyOf(start, PREFIX)).order(ByteOrder.LITTLE_ENDIAN);
            var isHeader = (fields.getInt(APE_FLAGS_AT) & APE_IS_HEADER) != 0;
            return PREFIX + (isHeader ? Integer.toUnsignedLong(fields.getInt(APE_SIZE_AT)) : 0);
        }
        return word.startsWith("TAG") ? ID3_OLD : 0;
    }

    /// The same of an ID3 tag of the second version, whose header says it in four times seven bits.
    static long id3Length(byte[] start) {
        var size = ((start[6] & 0x7fL) << 21) | ((start[7] & 0x7f) << 14) | ((start[8] & 0x7f) << 7) | (start[9] & 0x7f);
        var footer = (start[ID3_FLAGS_AT] & ID3_HAS_FOOTER) != 0 ? ID3_HEADER : 0;
        return ID3_HEADER + size + footer;
    }

    private Mp3Tag() {}
}
