package dev.audiolith.track;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a track is, as whoever registered it says.
///
/// @param status the provider's own; only what is `completed` has files to fetch
/// @param callback who is told when it is archived, or cannot be
public record About(String provider, String title, String status, Optional<String> externalId, Map<String, String> metadata,
        Optional<URI> callback) {
    public static final String COMPLETED = "completed";

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,9})?");

    public About {
        metadata = Map.copyOf(metadata);
    }

    /// How long it should play, where its metadata say so in seconds.
    Optional<Duration> playing() {
        return Optional.ofNullable(metadata.get("durationSeconds")).or(() -> Optional.ofNullable(metadata.get("duration")))
                .filter(text -> SECONDS.matcher(text).matches()).map(text -> Duration.ofMillis(Math.round(1000 * Double.parseDouble(text))))
                .filter(Duration::isPositive);
    }

    boolean isCompleted() {
        return status.equals(COMPLETED);
    }
}
