package dev.audiolith.transcript;

import dev.audiolith.failure.Failure;
import java.time.Duration;

/// What asking a transcriber for one piece came to.
public sealed interface TranscriberOutcome {

    /// It was heard; the transcript may be empty.
    ///
    /// @param billed how many seconds were charged for, as the provider says, or else as long as the piece is
    /// @param model that answered: a second transcriber may have stood in for the first
    record Heard(Transcript transcript, Duration billed, String model) implements TranscriberOutcome {}

    /// Nothing will come. Only a `TIMED_OUT` or `BUSY` failure may still have been charged for.
    record Declined(Failure failure) implements TranscriberOutcome {}
}
