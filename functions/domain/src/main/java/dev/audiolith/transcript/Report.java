package dev.audiolith.transcript;

import dev.audiolith.recording.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is known of a recording that has been worked on, apart from its text.
///
/// @param duration of the whole recording
/// @param billed seconds that the transcriber charged for
/// @param model that answered
public record Report(Duration duration, Coverage coverage, Optional<String> language, Duration billed, String model,
        List<Problem> warnings) {

    public Report {
        warnings = List.copyOf(warnings);
    }
}
