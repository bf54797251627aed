package dev.audiolith.local.ipfs;

import java.nio.charset.StandardCharsets;

/// Tells the media type of some audio by its first bytes, as gateways do: a name is not stored with the content.
final class AudioType {
    /// More than any of the signatures needs.
    static final int BYTES = 16;

    private static final int FRAME_SYNC = 0xe0;

    static String of(byte[] start) {
        var text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("ID3") || isMpegFrame(start)) {
            return "audio/mpeg";
        }
        if (text.startsWith("RIFF") && text.startsWith("WAVE", 8)) {
            return "audio/wav";
        }
        if (text.startsWith("OggS")) {
            return "audio/ogg";
        }
        return text.startsWith("fLaC") ? "audio/flac" : "application/octet-stream";
    }

    private static boolean isMpegFrame(byte[] start) {
        if (start.length < 3 || (start[0] & 0xff) != 0xff || (start[1] & FRAME_SYNC) != FRAME_SYNC) {
            return false;
        }
        var layer = start[1] >> 1 & 3;
        var bitRate = start[2] >> 4 & 15;
        return layer != 0 && bitRate != 15;
    }

    private AudioType() {}
}
