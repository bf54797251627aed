package dev.audiolith.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.audiolith.audio.Mp3Header;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/// Tells recordings by their first bytes. What has no signature of its own, MP3 and AAC, is told by two frames that follow each other.
final class Signature {
    private static final String W64_GUID = new String(HexFormat.of().parseHex("726966662e91cf11a5d628db04c10000"), ISO_8859_1);
    private static final String EBML = "\u001aE\u00df\u00a3";
    private static final Set<String> WAVES = Set.of("RIFF", "RF64", "RIFX", "BW64");
    private static final Set<String> FIRST_BOXES = Set.of("ftyp", "moov", "mdat", "wide", "free", "skip");
    /// HEIC, AVIF and raw photographs are made of the same boxes as a film.
    private static final Set<String> PICTURES = Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis",
            "crx ", "jpx ", "jp2 ");
    /// Text does not begin with a byte below this; the size of a first box does, as long as it is below half a gigabyte.
    private static final int PRINTABLE = 0x20;
    private static final int ADTS_HEADER = 7;

    static Optional<RecordingKind> kindOf(byte[] head) {
        var tag = Id3.bytes(head);
        if (tag > 0) {
            return Optional.of(behindTags(tag < head.length ? Arrays.copyOfRange(head, (int) tag, head.length) : new byte[0]));
        }
        var first = word(head, 0);
        if (WAVES.contains(first) && word(head, 8).equals("WAVE")) {
            return Optional.of(RecordingKind.WAV);
        }
        if (text(head, 0, W64_GUID.length()).equals(W64_GUID)) {
            return Optional.of(RecordingKind.W64);
        }
        if (first.equals("FORM") && Set.of("AIFF", "AIFC").contains(word(head, 8))) {
            return Optional.of(RecordingKind.AIFF);
        }
        if (isBox(head)) {
            return Optional.of(RecordingKind.MP4);
        }
        return switch (first) {
            case "caff" -> Optional.of(RecordingKind.CAF);
            case "fLaC" -> Optional.of(RecordingKind.FLAC);
            case "OggS" -> Optional.of(RecordingKind.OGG);
            case EBML -> Optional.of(RecordingKind.MATROSKA);
            case "#!AM" -> head.length > 4 && head[4] == 'R' ? Optional.of(RecordingKind.AMR) : Optional.empty();
            default -> framed(head);
        };
    }

    /// What begins behind ID3 tags; an MP3 unless it shows otherwise.
    static RecordingKind behindTags(byte[] head) {
        return word(head, 0).equals("fLaC") ? RecordingKind.FLAC : framed(head).orElse(RecordingKind.MP3);
    }

    /// Encoders of players put nothing before the first frame, or zeros.
    private static Optional<RecordingKind> framed(byte[] head) {
        var at = 0;
        while (at < head.length && head[at] == 0) {
            at++;
        }
        if (isFollowed(head, at, mp3FrameBytes(head, at)) && mp3FrameBytes(head, at + mp3FrameBytes(head, at)) > 0) {
            return Optional.of(RecordingKind.MP3);
        }
        var adts = adtsFrameBytes(head, at);
        return isFollowed(head, at, adts) && adtsFrameBytes(head, at + adts) > 0 ? Optional.of(RecordingKind.AAC) : Optional.empty();
    }

    private static boolean isFollowed(byte[] head, int at, int frameBytes) {
        return frameBytes > 0 && at + frameBytes < head.length;
    }

    private static int mp3FrameBytes(byte[] head, int at) {
        return at + Mp3Header.BYTES > head.length
                ? 0
                : Mp3Header.read(Arrays.copyOfRange(head, at, at + Mp3Header.BYTES)).map(Mp3Header::frameBytes).orElse(0);
    }

    private static int adtsFrameBytes(byte[] head, int at) {
        if (at + ADTS_HEADER > head.length || (head[at] & 0xff) != 0xff || (head[at + 1] & 0xf6) != 0xf0) {
            return 0;
        }
        var bytes = ((head[at + 3] & 3) << 11) | ((head[at + 4] & 0xff) << 3) | ((head[at + 5] & 0xff) >> 5);
        return bytes > ADTS_HEADER ? bytes : 0;
    }

    private static boolean isBox(byte[] head) {
        return FIRST_BOXES.contains(word(head, 4)) && (head[0] & 0xff) < PRINTABLE
                && !(word(head, 4).equals("ftyp") && PICTURES.contains(word(head, 8)));
    }

    private static String word(byte[] head, int at) {
        return text(head, at, 4);
    }

    private static String text(byte[] head, int at, int length) {
        return head.length < at + length ? "" : new String(head, at, length, ISO_8859_1);
    }

    private Signature() {}
}
