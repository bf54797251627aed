package dev.audiolith.recording;

/// The tag before an MP3, and before what players take for one: title, cover, and no sound.
final class Id3 {
    private static final int HEADER = 10;
    private static final int HAS_FOOTER = 0x10;

    /// How long the tag is that begins with these bytes; 0 when none does.
    static long bytes(byte[] head) {
        if (head.length < HEADER || head[0] != 'I' || head[1] != 'D' || head[2] != '3') {
            return 0;
        }
        var length = 0L;
        for (var at = 6; at < HEADER; at++) {
            // Seven bits a byte: no byte of it looks like the beginning of a frame.
            length = (length << 7) | (head[at] & 0x7f);
        }
        return HEADER + length + ((head[5] & HAS_FOOTER) == 0 ? 0 : HEADER);
    }

    private Id3() {}
}
