package dev.audiolith.recording;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What listening to a recording from its first to its last sample has shown.
///
/// @param decoded how long it really plays; where only a part of it was wanted and listened to, as far as is known
/// @param declared how long its own header says that it plays, where it says so: a file that was cut off plays for less
/// @param silences the quiet stretches in it, in order, not touching each other
public record Soundscape(Duration decoded, Optional<Duration> declared, List<Span> silences) {

    public Soundscape {
        silences = List.copyOf(silences);
    }
}
