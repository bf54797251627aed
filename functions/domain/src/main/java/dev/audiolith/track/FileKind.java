package dev.audiolith.track;

import dev.audiolith.recording.RecordingKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// What a file is, as its first bytes say: whatever it was called and whatever it was sent as.
///
/// @param recording what it is to whoever plays it; empty for a picture
public record FileKind(String extension, String contentType, Optional<RecordingKind> recording) {

    /// As many bytes as are needed to see it.
    static final int HEAD = 16 * 1024;

    /// Empty when the bytes are nothing that such a part could be.
    static Optional<FileKind> of(Part part, byte[] head) {
        return switch (part) {
            case AUDIO -> RecordingKind.of(head).map(FileKind::audio);
            case COVER -> picture(head);
            case VIDEO -> RecordingKind.of(head).flatMap(FileKind::video);
        };
    }

    private static FileKind audio(RecordingKind kind) {
        return new FileKind(kind.extension(), switch (kind) {
            case MP3 -> "audio/mpeg";
            case WAV -> "audio/wav";
            case W64 -> "audio/x-w64";
            case CAF -> "audio/x-caf";
            case MP4 -> "audio/mp4";
            case FLAC -> "audio/flac";
            case OGG -> "audio/ogg";
            case MATROSKA -> "audio/webm";
            case AAC -> "audio/aac";
            case AMR -> "audio/amr";
            case AIFF -> "audio/aiff";
        }, Optional.of(kind));
    }

    private static Optional<FileKind> video(RecordingKind kind) {
        return switch (kind) {
            case MP4 -> Optional.of(new FileKind("mp4", "video/mp4", Optional.of(kind)));
            case MATROSKA -> Optional.of(new FileKind("webm", "video/webm", Optional.of(kind)));
            case MP3, WAV, W64, CAF, FLAC, OGG, AAC, AMR, AIFF -> Optional.empty();
        };
    }

    private static Optional<FileKind> picture(byte[] head) {
        var hex = HexFormat.of().formatHex(Arrays.copyOf(head, 12));
        var isWebp = ascii(head, 0).equals("RIFF") && ascii(head, 8).equals("WEBP");
        if (hex.startsWith("ffd8ff")) {
            return Optional.of(picture("jpg", "image/jpeg"));
        }
        if (hex.startsWith("89504e470d0a1a0a")) {
            return Optional.of(picture("png", "image/png"));
        }
        if (isWebp) {
            return Optional.of(picture("webp", "image/webp"));
        }
        return ascii(head, 0).equals("GIF8") ? Optional.of(picture("gif", "image/gif")) : Optional.empty();
    }

    private static FileKind picture(String extension, String contentType) {
        return new FileKind(extension, contentType, Optional.empty());
    }

    private static String ascii(byte[] head, int at) {
        return head.length < at + 4 ? "" : new String(head, at, 4, StandardCharsets.ISO_8859_1);
    }
}
