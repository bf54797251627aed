package dev.audiolith.pin;

import dev.audiolith.failure.Failure;
import dev.audiolith.time.Deadline;
import java.net.URI;

/// Fetches from a gateway what is said to be kept.
public interface Fetcher {

    /// What comes from `link`, its first `most` bytes at most. Whether it is the right content is the caller's to say.
    Outcome fetch(URI link, long most, Deadline deadline);

    /// What came of it.
    sealed interface Outcome {
        /// The first `bytes` bytes arrived whole, and this is their SHA-256, of `total` there are.
        record Fetched(long bytes, String sha256, long total) implements Outcome {}

        record NotFetched(Failure failure) implements Outcome {}
    }
}
