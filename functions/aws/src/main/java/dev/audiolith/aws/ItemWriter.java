package dev.audiolith.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Builds a table item. What is absent is not written at all, as sparse indexes and TTL want it.
final class ItemWriter {
    private final Map<String, AttributeValue> item = new HashMap<>();

    ItemWriter text(String name, String value) {
        item.put(name, AttributeValue.fromS(value));
        return this;
    }

    ItemWriter text(String name, Optional<String> value) {
        value.ifPresent(present -> text(name, present));
        return this;
    }

    ItemWriter number(String name, long value) {
        item.put(name, AttributeValue.fromN(Long.toString(value)));
        return this;
    }

    ItemWriter number(String name, Optional<Long> value) {
        value.ifPresent(present -> number(name, present.longValue()));
        return this;
    }

    ItemWriter millis(String name, Instant value) {
        return number(name, value.toEpochMilli());
    }

    ItemWriter millis(String name, Optional<Instant> value) {
        return number(name, value.map(Instant::toEpochMilli));
    }

    /// For TTL, which counts in seconds: rounded up, so that the table never expires anything early.
    ItemWriter secondsRoundedUp(String name, Optional<Instant> value) {
        return number(name, value.map(ItemWriter::secondsRoundedUp));
    }

    static long secondsRoundedUp(Instant value) {
        return value.getNano() == 0 ? value.getEpochSecond() : value.getEpochSecond() + 1;
    }

    /// To the nanosecond, and readable: `PT1M2.5S`.
    ItemWriter duration(String name, Duration value) {
        return text(name, value.toString());
    }

    ItemWriter duration(String name, Optional<Duration> value) {
        return text(name, value.map(Duration::toString));
    }

    ItemWriter flag(String name, boolean value) {
        item.put(name, AttributeValue.fromBool(value));
        return this;
    }

    ItemWriter map(String name, Map<String, AttributeValue> value) {
        item.put(name, AttributeValue.fromM(value));
        return this;
    }

    Map<String, AttributeValue> item() {
        return Map.copyOf(item);
    }
}
