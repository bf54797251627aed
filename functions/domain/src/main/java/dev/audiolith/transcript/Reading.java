package dev.audiolith.transcript;

import dev.audiolith.recording.Problem;
import java.time.Duration;
import java.util.Optional;

/// What reading a recording came to.
sealed interface Reading {

    record Done(Transcript text, Report report) implements Reading {}

    /// There was too little time for the rest.
    ///
    /// @param begun whether any of it was asked for: who never gets that far never gets any further
    record Unfinished(boolean begun) implements Reading {}

    /// It cannot be read, or not now.
    ///
    /// @param log the end of what a tool said about it
    /// @param soFar what is known of the recording all the same
    record Broken(Problem problem, String message, String log, Optional<Duration> retryAfter, Optional<Report> soFar) implements Reading {

        static Broken of(Problem problem, String message) {
            return new Broken(problem, message, "", Optional.empty(), Optional.empty());
        }
    }
}
