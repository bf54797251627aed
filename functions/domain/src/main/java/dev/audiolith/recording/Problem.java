package dev.audiolith.recording;

/// Why a recording did not become a text. Callers read the name; it never changes its meaning.
public enum Problem {
    /// There is nothing in it: no byte.
    EMPTY_UPLOAD(false),
    /// Not so many bytes arrived as were announced.
    INCOMPLETE_UPLOAD(false),
    /// More bytes than are taken.
    TOO_LARGE(false),
    /// It plays for longer than is taken.
    TOO_LONG(false),
    /// Its bytes are of no kind that is taken: a text, an image, a playlist.
    UNSUPPORTED_FORMAT(false),
    /// A film without sound, a container without an audio track.
    NO_AUDIO(false),
    /// It is of a known kind, but cannot be decoded.
    UNREADABLE_AUDIO(false),
    /// It says that it plays for longer than it does: it was cut off.
    TRUNCATED_AUDIO(false),
    /// Nobody makes a sound in it. A warning of a completed transcription, never a failure.
    NO_SPEECH(false),
    /// What was asked for lies outside of it.
    EMPTY_RANGE(false),
    /// It was there, and is not any more.
    UPLOAD_GONE(false),
    /// Decoding it took longer than is allowed.
    PROCESSING_TIMED_OUT(true),
    /// What decoded it was ended by somebody else: for want of memory, or because the machine goes down.
    PROCESSING_INTERRUPTED(true),
    /// The scratch directory is full.
    STORAGE_FULL(true),
    /// The scratch directory cannot be written to.
    STORAGE_UNWRITABLE(true),
    /// The transcriber does not take our key, or its credit is used up.
    TRANSCRIBER_REJECTED(false),
    /// The transcriber could not be reached, or could not work.
    TRANSCRIBER_UNAVAILABLE(true),
    /// It answers, but nothing that could be a transcript of what it was sent.
    TRANSCRIBER_CORRUPT(true);

    private final boolean retryable;

    Problem(boolean retryable) {
        this.retryable = retryable;
    }

    /// Whether the same recording may well succeed later.
    public boolean isRetryable() {
        return retryable;
    }
}
