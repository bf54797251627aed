package dev.audiolith.ffmpeg;

import dev.audiolith.recording.Problem;

/// What is said to people about a recording that cannot be used. FFmpeg's own words are evidence, and not for strangers.
final class Sentences {

    static String about(Problem problem) {
        return switch (problem) {
            case NO_AUDIO -> "there is no sound in it";
            case TRUNCATED_AUDIO -> "the recording plays for less than it says: it was cut off";
            case TOO_LONG -> "the recording plays for longer than is taken";
            case EMPTY_RANGE -> "the range lies outside of the recording";
            case STORAGE_FULL -> "the scratch directory is full";
            case STORAGE_UNWRITABLE -> "the scratch directory cannot be written to";
            case PROCESSING_TIMED_OUT -> "the recording could not be decoded in time";
            case PROCESSING_INTERRUPTED -> "decoding the recording was interrupted";
            case UNREADABLE_AUDIO, EMPTY_UPLOAD, INCOMPLETE_UPLOAD, TOO_LARGE, UNSUPPORTED_FORMAT, NO_SPEECH, UPLOAD_GONE,
                    TRANSCRIBER_REJECTED, TRANSCRIBER_UNAVAILABLE, TRANSCRIBER_CORRUPT ->
                "the recording cannot be decoded";
        };
    }

    private Sentences() {}
}
