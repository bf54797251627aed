package dev.audiolith.failure;

import dev.audiolith.time.Backoff;
import dev.audiolith.time.Deadline;
import dev.audiolith.time.Sleeper;

/// Waits between two attempts at the same call, as long as the other side wants or else longer each time; never beyond the deadline, and
/// not after the last attempt. Which failures are worth it is the asker's to say.
public record Patience(int attempts, Backoff backoff, Sleeper sleeper) {

    /// Has waited, so that attempt number `attempt`, counted from 1, can be followed by another; false when it is to be the last.
    public boolean waitAfter(Failure failure, int attempt, Deadline deadline) {
        if (attempt >= attempts) {
            return false;
        }
        var wait = failure.retryAfter().orElseGet(() -> backoff.after(attempt));
        if (!deadline.allows(wait)) {
            return false;
        }
        try {
            sleeper.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
