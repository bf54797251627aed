package dev.audiolith.track;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a track is, as whoever registered it says.
///
/// @param status the provider's own; only what is `completed` has files to fetch
/// @param metadata whatever else is to be remembered, each value as the JSON text of it
/// @param callback who is told when it is archived, or cannot be
public record About(String provider, String title, String status, Optional<String> externalId, Map<String, String> metadata,
        Optional<URI> callback) {
    public static final String COMPLETED = "completed";

    private static final String FORGOTTEN = "deleted";
    private static final int MILLIS = 1000;
    private static final Pattern NUMBER = Pattern.compile("\"?([0-9]{1,9}(?:\\.[0-9]{1,9})?)\"?");

    public About {
        metadata = Map.copyOf(metadata);
    }

    /// Of a deleted one: nothing that its owner had said of it.
    About forgotten() {
        return new About(provider, "", FORGOTTEN, Optional.empty(), Map.of(), Optional.empty());
    }

    /// For how long it may play, as its metadata say; empty when they do not. `duration` is in seconds with some providers and in
    /// milliseconds with others, so either will do: a good file that is refused is lost.
    List<Duration> playing() {
        var inSeconds = number("durationSeconds").map(seconds -> List.of(duration(seconds)));
        return inSeconds.or(() -> number("duration").map(number -> List.of(duration(number), duration(number / MILLIS)))).orElse(List.of());
    }

    private Optional<Double> number(String name) {
        return Optional.ofNullable(metadata.get(name)).map(NUMBER::matcher).filter(Matcher::matches)
                .map(number -> Double.valueOf(number.group(1))).filter(number -> number > 0);
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(MILLIS * seconds));
    }

    boolean isCompleted() {
        return status.equals(COMPLETED);
    }
}
