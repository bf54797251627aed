package dev.audiolith.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The kinds of recordings that are taken. What a recording is, its bytes say: its name and the type it was sent with may lie.
public enum RecordingKind {
    MP3("mp3", "mp3"), WAV("wav", "wav"), W64("w64", "w64"), CAF("caf", "caf"),
    /// MP4, M4A, QuickTime, 3GP: one family of boxes.
    MP4("mov,mp4,m4a,3gp,3g2,mj2", "m4a"), FLAC("flac", "flac"), OGG("ogg", "ogg"),
    /// Matroska and WebM.
    MATROSKA("matroska,webm", "webm"), AAC("aac", "aac"), AMR("amr", "amr"), AIFF("aiff", "aiff");

    private final String demuxer;
    private final String extension;

    RecordingKind(String demuxer, String extension) {
        this.demuxer = demuxer;
        this.extension = extension;
    }

    /// What a recording that begins with these bytes is; empty when they begin none: a text, a playlist, an image, a document.
    ///
    /// What lies behind an ID3 tag that is longer than `head` is taken for MP3; [#of(Path)] looks there too.
    public static Optional<RecordingKind> of(byte[] head) {
        return Signature.kindOf(head);
    }

    public static Optional<RecordingKind> of(Path file) throws IOException {
        var head = Head.of(file);
        return head.isBehindTags() ? Optional.of(Signature.behindTags(head.bytes())) : of(head.bytes());
    }

    /// As FFmpeg names what reads it, and nothing else; where it has several names, with commas between them.
    public String demuxer() {
        return demuxer;
    }

    public String extension() {
        return extension;
    }
}
