package dev.audiolith.transcript;

import dev.audiolith.recording.Problem;
import java.util.Optional;

/// Why a transcription failed, and where the evidence lies. The message is ours and is shown; the log is the end of what the tool said.
public record Mishap(Problem problem, String message, Evidence evidence) {

    /// Keys in the debug bucket, where copies were kept, and the log.
    public record Evidence(Optional<String> inputKey, Optional<String> outputKey, Optional<String> log) {
        public static final Evidence NONE = new Evidence(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
