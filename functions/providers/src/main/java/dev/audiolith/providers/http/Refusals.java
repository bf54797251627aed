package dev.audiolith.providers.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an error answer means: the provider's own code if it is one we know, else the status, first the provider's exceptions, then
/// what holds for all.
///
/// The failure's message is ours: the status and at most one word of the other side's. That cannot be a key, for it has no digits, nor
/// what somebody wanted spoken, for it has no spaces.
///
/// @param codes where this provider writes its code, as JSON pointers, the most telling first
public record Refusals(String by, List<String> codes, Map<String, FailureKind> byCode, Map<Integer, FailureKind> byStatus) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_+-]{1,47}");

    public Refusals {
        codes = List.copyOf(codes);
        byCode = Map.copyOf(byCode);
        byStatus = Map.copyOf(byStatus);
    }

    Failure failure(int status, String text, Optional<Duration> retryAfter) {
        var json = LenientJson.read(text);
        var words = codes.stream().map(json::at).filter(JsonNode::isTextual).map(JsonNode::textValue)
                .filter(word -> WORD.matcher(word).matches()).toList();
        var known = words.stream().filter(byCode::containsKey).findFirst();
        var kind = known.map(byCode::get).orElseGet(() -> kind(status));
        var said = known.or(() -> words.stream().findFirst()).map(word -> " (" + word + ")").orElse("");
        return new Failure(kind, by, by + " answered " + status + said, retryAfter);
    }

    private FailureKind kind(int status) {
        var special = byStatus.get(status);
        return special == null ? usual(status) : special;
    }

    private static FailureKind usual(int status) {
        return switch (status) {
            case 401 -> FailureKind.UNAUTHORIZED;
            case 402 -> FailureKind.QUOTA_EXHAUSTED;
            case 403 -> FailureKind.FORBIDDEN;
            case 404 -> FailureKind.NOT_FOUND;
            case 408, 429 -> FailureKind.RATE_LIMITED;
            case 410 -> FailureKind.RETIRED;
            case 413 -> FailureKind.TOO_LARGE;
            default -> byFamily(status);
        };
    }

    /// A redirect is never followed: it would carry our keys to wherever it points.
    private static FailureKind byFamily(int status) {
        return switch (status / 100) {
            case 4 -> FailureKind.INVALID_INPUT;
            case 5 -> FailureKind.BUSY;
            default -> FailureKind.CORRUPT_ANSWER;
        };
    }
}
