package dev.audiolith.edge;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An answer that says no: the status, a code for programs, a sentence for people, whether the same request may succeed later.
public record Refusal(int status, String code, String message, boolean retryable, Map<String, Object> details,
        Optional<Duration> retryAfter) {

    public Refusal detail(String name, Object value) {
        var more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new Refusal(status, code, message, retryable, more, retryAfter);
    }

    public Refusal after(Duration wait) {
        return new Refusal(status, code, message, retryable, details, Optional.of(wait));
    }

    /// For `Retry-After`, which knows no parts of a second: rather late than early.
    public Optional<String> retryAfterSeconds() {
        return retryAfter.map(wait -> String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())));
    }

    /// What the log line says of it: the sentence for people stays out, it may name what they sent; and so does what has parts, for links
    /// that are keys are among them.
    public Map<String, Object> notes() {
        var notes = new LinkedHashMap<>(details);
        notes.values().removeIf(Map.class::isInstance);
        notes.put("code", code);
        return notes;
    }
}
