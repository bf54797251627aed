package dev.audiolith.providers.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `Retry-After`: seconds or a date, never less than nothing and never more than an hour. OpenAI says it more exactly in
/// `retry-after-ms`.
public final class RetryAfter {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Pattern SECONDS = Pattern.compile("\\d+");
    private static final Pattern MILLIS = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");
    private static final Pattern FEW_DIGITS = Pattern.compile("\\d{1,6}");

    static Optional<Duration> of(HttpHeaders headers, Instant now) {
        return headers.firstValue("retry-after-ms").map(String::strip).filter(text -> MILLIS.matcher(text).matches())
                .map(text -> bounded(Duration.ofMillis((long) Math.ceil(Double.parseDouble(text)))))
                .or(() -> headers.firstValue("retry-after").flatMap(text -> parse(text, now)));
    }

    public static Optional<Duration> parse(String header, Instant now) {
        var text = header.strip();
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(FEW_DIGITS.matcher(text).matches() ? bounded(Duration.ofSeconds(Long.parseLong(text))) : LONGEST);
        }
        try {
            return Optional.of(bounded(Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())));
        } catch (DateTimeException e) {
            // A header nobody can read is as good as none.
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration time) {
        if (time.isNegative()) {
            return Duration.ZERO;
        }
        return time.compareTo(LONGEST) > 0 ? LONGEST : time;
    }

    private RetryAfter() {}
}
