package dev.audiolith.transcript;

/// The life of a transcription; it never goes back, but for a failed one that is sent round again.
public enum TranscriptionState {
    /// A place to upload to has been given out.
    AWAITING_UPLOAD,
    /// The recording is there, and a message about it is under way.
    QUEUED,
    /// Somebody works on it.
    TRANSCRIBING,
    /// All that is heard in it has been transcribed.
    COMPLETED,
    /// It could not be transcribed; what was uploaded is still there.
    FAILED
}
