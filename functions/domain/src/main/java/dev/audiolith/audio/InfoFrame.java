package dev.audiolith.audio;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/// The frame that encoders put first to describe the ones after it: LAME's and Xing's, or Fraunhofer's. It is silent, its numbers are
/// wrong as soon as anything is added to the stream, and players do not count it.
final class InfoFrame {
    /// As much of a frame as must be seen to tell.
    static final int PREFIX = 40;

    private static final int FRAUNHOFER_AT = 36;

    /// `frame` is the frame from its header on, or at least [#PREFIX] bytes of it.
    static boolean is(Mp3Header header, byte[] frame) {
        return Set.of("Xing", "Info").contains(word(frame, header.sideInfoEnd())) || word(frame, FRAUNHOFER_AT).equals("VBRI");
    }

    private static String word(byte[] frame, int at) {
        return at + 4 <= frame.length ? new String(frame, at, 4, StandardCharsets.US_ASCII) : "";
    }

    private InfoFrame() {}
}
