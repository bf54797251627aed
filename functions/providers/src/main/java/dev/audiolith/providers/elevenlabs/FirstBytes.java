package dev.audiolith.providers.elevenlabs;

import dev.audiolith.audio.AudioFormat;
import dev.audiolith.providers.http.Reply;
import java.util.Optional;

/// Whether a 200 is audio at all, judged by its headers and first bytes. Pages and JSON under 200 are common when something stands
/// between us and ElevenLabs.
///
/// Raw samples may begin with any byte, also with `<` or `{`; they are taken for text only if all the first bytes are text.
final class FirstBytes {

    /// What is wrong, if anything is.
    static Optional<String> problem(Reply reply, byte[] first, AudioFormat format) {
        var type = reply.mediaType();
        if (type.startsWith("text/") || type.equals("application/json") || type.endsWith("xml")) {
            return Optional.of("answered text instead of audio");
        }
        if (reply.headers().firstValue("content-encoding").filter(coding -> !coding.equalsIgnoreCase("identity")).isPresent()) {
            return Optional.of("answered compressed bytes that were not asked for");
        }
        return problem(first, format);
    }

    /// What is wrong with the bytes alone.
    static Optional<String> problem(byte[] first, AudioFormat format) {
        if (first.length == 0) {
            return Optional.of("answered no audio");
        }
        return opensAsText(first) && (hasHeader(format) || isAllText(first))
                ? Optional.of("answered text instead of audio")
                : Optional.empty();
    }

    private static boolean hasHeader(AudioFormat format) {
        return switch (format.codec()) {
            case MP3, OPUS, WAV -> true;
            case PCM, ULAW, ALAW -> false;
        };
    }

    private static boolean opensAsText(byte[] first) {
        var at = startsWithByteOrderMark(first) ? 3 : 0;
        while (at < first.length && isBlank(first[at])) {
            at++;
        }
        return at < first.length && (first[at] == '<' || first[at] == '{');
    }

    private static boolean startsWithByteOrderMark(byte[] first) {
        return first.length >= 3 && first[0] == (byte) 0xef && first[1] == (byte) 0xbb && first[2] == (byte) 0xbf;
    }

    private static boolean isAllText(byte[] first) {
        for (var each : first) {
            var isControl = (each >= 0 && each < ' ') || each == 0x7f;
            if (isControl && !isBlank(each)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte each) {
        return each == ' ' || each == '\t' || each == '\r' || each == '\n';
    }

    private FirstBytes() {}
}
