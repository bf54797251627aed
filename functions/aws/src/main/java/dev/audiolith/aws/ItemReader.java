package dev.audiolith.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads a table item. An attribute that must be there and is not means that somebody else wrote the item: our bug, hence an
/// [IllegalStateException].
record ItemReader(Map<String, AttributeValue> item) {

    String text(String name) {
        return findText(name).orElseThrow(() -> missing(name));
    }

    Optional<String> findText(String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }

    long number(String name) {
        return findNumber(name).orElseThrow(() -> missing(name));
    }

    int whole(String name) {
        return Math.toIntExact(number(name));
    }

    Optional<Long> findNumber(String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::n).map(Long::valueOf);
    }

    Instant millis(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    Optional<Instant> findMillis(String name) {
        return findNumber(name).map(Instant::ofEpochMilli);
    }

    Duration duration(String name) {
        return findDuration(name).orElseThrow(() -> missing(name));
    }

    Optional<Duration> findDuration(String name) {
        return findText(name).map(Duration::parse);
    }

    boolean flag(String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::bool).orElseThrow(() -> missing(name));
    }

    Optional<Map<String, AttributeValue>> findMap(String name) {
        return Optional.ofNullable(item.get(name)).filter(AttributeValue::hasM).map(AttributeValue::m);
    }

    private static IllegalStateException missing(String name) {
        return new IllegalStateException("the item has no " + name);
    }
}
