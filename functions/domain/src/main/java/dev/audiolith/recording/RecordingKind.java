package dev.audiolith.recording;

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

    public static java.util.Optional<RecordingKind> of(byte[] head) {
        return java.util.Optional.empty();
    }

    /// As FFmpeg names what reads it, and nothing else.
    public String demuxer() {
        return demuxer;
    }

    public String extension() {
        return extension;
    }
}
