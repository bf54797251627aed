package dev.audiolith.audio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// The frame that encoders put first to describe the ones after it: LAME's and Xing's, or Fraunhofer's. It is silent, its numbers are
/// wrong as soon as anything is added to the stream, and players do not count it.
public final class InfoFrame {
    /// As much of a frame as must be seen to tell.
    static final int PREFIX = 40;

    private static final int FRAUNHOFER_AT = 36;
    private static final int HAS_FRAMES = 1;

    /// `frame` is the frame from its header on, or at least [#PREFIX] bytes of it.
    static boolean is(Mp3Header header, byte[] frame) {
        return Set.of("Xing", "Info").contains(word(frame, header.sideInfoEnd())) || word(frame, FRAUNHOFER_AT).equals("VBRI");
    }

    /// How long the stream says that it plays whose first frame these bytes begin with; empty when it says nothing.
    public static Optional<Duration> declared(byte[] frame) {
        var header = frame.length < PREFIX ? Optional.<Mp3Header>empty() : Mp3Header.read(frame);
        return header.flatMap(first -> frames(first, frame)).map(
                frames -> Duration.ofNanos(Math.round(frames * header.orElseThrow().seconds() * 1e9)));
    }

    private static Optional<Long> frames(Mp3Header header, byte[] frame) {
        var xing = header.sideInfoEnd();
        if (Set.of("Xing", "Info").contains(word(frame, xing)) && (number(frame, xing + 4) & HAS_FRAMES) != 0) {
            return Optional.of(number(frame, xing + 8)).filter(count -> count > 0);
        }
        return word(frame, FRAUNHOFER_AT).equals("VBRI")
                ? Optional.of(number(frame, FRAUNHOFER_AT + 14)).filter(count -> count > 0)
                : Optional.empty();
    }

    private static long number(byte[] frame, int at) {
        return at + 4 <= frame.length ? ByteBuffer.wrap(frame).getInt(at) & 0xffff_ffffL : 0;
    }

    private static String word(byte[] frame, int at) {
        return at + 4 <= frame.length ? new String(frame, at, 4, StandardCharsets.US_ASCII) : "";
    }

    private InfoFrame() {}
}
