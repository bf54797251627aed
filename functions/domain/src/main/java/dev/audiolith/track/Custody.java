package dev.audiolith.track;

import java.time.Duration;

/// How long a provider keeps what it made, and how long after it was made we fetch it.
public record Custody(Duration keeps, Duration archiveAfter) {

    public Custody {
        if (keeps.isNegative() || archiveAfter.isNegative()) {
            throw new IllegalArgumentException("nothing is kept or fetched before it is made");
        }
    }
}
